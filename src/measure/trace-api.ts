import { z } from 'zod';
import { type ApiRoute, choiceField, countField, getRoute, textField } from '../api/index.ts';
import { subjectKinds } from '../estate/index.ts';
import { countedFigureQuery } from './counted-figure-api.ts';
import { fates } from './store/trace.ts';
import { type Trace, traceFigure } from './trace.ts';
import { traceColumns, traceRows } from './trace-table.ts';

const mostRecords = 1_000;
const mostSkipped = 100_000_000;

const number = z.number().nullable();
const text = z.string().nullable();

const tally = z.object({
  code: z.string(),
  title: z.string(),
  record: z.string().describe('The code of the record type that it counts.'),
  kind: z
    .enum(['flow', 'stock', 'latest'])
    .describe('A flow adds over months, a stock is averaged, a latest carries forward.'),
  of: text.describe('The tally that it is a part of.'),
  records: z.number().describe('How many records it counts.'),
  value: number.describe('What the formula takes; null where it is not known.'),
  months: z
    .array(z.object({ month: z.string(), records: z.number(), amount: z.number() }))
    .describe('Of a latest all months up to the end of the period.'),
  providers: z.array(
    z.object({
      provider: z.string(),
      providerId: z.string(),
      records: z.number(),
      amount: z.number(),
    }),
  ),
});

const record = z.object({
  provider: z.string(),
  providerId: z.string(),
  record: z.string().describe('The reference under which its source knows it.'),
  revision: z.number(),
  batch: z.number().describe('The batch that wrote this revision.'),
  file: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  adds: text.describe('What it adds to the tally; null where it does not count.'),
  reason: text.describe('Why it does not count, in words.'),
  fields: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .describe('The fields of its type by their names; null is not known.'),
});

const records = z.object({
  tally: z.string(),
  recordType: z.string(),
  fate: z.enum(fates).describe('Of all the records that are listed.'),
  counts: z
    .object({ counted: z.number(), 'not counted': z.number(), 'left out': z.number() })
    .describe(
      'Of the records of the period: those that the tally counts, those that only the tally it is a part of ' +
        'counts, and those that neither does.',
    ),
  amount: z.string().describe('What the counted records add up to, exactly.'),
  offset: z.number(),
  hiddenProviders: z
    .number()
    .describe(
      'Of how many providers the records are counted and, not being yours to see, not listed.',
    ),
  rows: z.array(record),
});

const trace = z
  .object({
    provider: z.string(),
    providerId: z.string(),
    providerKind: z.enum(subjectKinds),
    metric: z.string().describe('The code.'),
    title: z.string(),
    period: z.string(),
    asAt: text.describe('The instant as at which it is told; null for now.'),
    outturn: number,
    outturnText: z.string(),
    formula: z.string().describe('How it is made, in words.'),
    working: text.describe('The same with its numbers, such as 45 ÷ 50 × 100.'),
    numerator: number,
    denominator: number,
    provisional: text.describe('Set where it comes of a return that is not accepted yet.'),
    reason: text.describe('Why there is no outturn.'),
    missing: z
      .array(z.string())
      .readonly()
      .describe('Providers of whom it is asked and who supplied nothing.'),
    tallies: z.array(tally),
    records,
  })
  .meta({
    id: 'Trace',
    description: 'A figure followed back to the records that it was counted from.',
  }) satisfies z.ZodType<Trace>;

const traceRoute = getRoute({
  needs: 'see published',
  cached: false,
  path: '/api/measure/trace',
  name: 'traceFigure',
  room: 'measure',
  summary: 'From a figure to its records',
  description:
    'The formula with its numbers, the tallies by month and by provider, and the records behind one of them: those ' +
    'that counted, or those that did not and why, with revision and batch. As CSV the records alone.',
  query: {
    ...countedFigureQuery,
    asAt: textField({
      description:
        'As it stood at an instant such as 2008-04-15T12:00:00Z, or at the end of a day such as 2008-04-15 in UTC. ' +
        'Now when left out.',
    }).optional(),
    tally: textField({
      description: 'Whose records are listed; the first of the formula when left out.',
    }).optional(),
    fate: choiceField(fates, {
      description: 'What became of the records that are listed; counted when left out.',
    }).optional(),
    limit: countField(
      { description: `How many records, at most ${mostRecords}; 50 when left out.` },
      { least: 1, most: mostRecords },
    ).optional(),
    offset: countField(
      { description: 'How many records are passed over.' },
      { least: 0, most: mostSkipped },
    ).optional(),
  },
  answer: trace,
  refusals: {
    404:
      'No provider, metric or tally has that name; the metric is not counted from records, or was not then; ' +
      'the period has not ended.',
  },
  show: (hub, { query: { kind, ...query } }) => traceFigure(hub, { ...query, providerKind: kind }),
  table: (answer) => ({
    fileName: `trace-${answer.providerId}-${answer.metric}-${answer.period}.csv`,
    columns: traceColumns(answer),
    rows: traceRows(answer),
  }),
});

/** What stands behind a figure: `/api/measure/trace`. */
export const traceApi: readonly ApiRoute[] = [traceRoute];
