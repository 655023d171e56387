import { z } from 'zod';
import { type ApiRoute, getRoute, textField } from '../api/index.ts';
import { getRecordType, getTally } from './find-declared.ts';
import { operandsOf, talliesOf } from './formula.ts';
import type { Catalogue } from './metric.ts';
import { type Tally, tallyKinds } from './tally.ts';
import { explainTally } from './tally-words.ts';

const choices = z.array(z.object({ code: z.string(), title: z.string() }));

const tallyRow = z
  .object({
    code: z.string(),
    title: z.string(),
    record: z.string(),
    kind: z.enum(tallyKinds).describe('A flow adds over months, a stock is averaged.'),
    of: z.string().nullable().describe('The tally that it is a part of.'),
    by: z.array(z.string()).describe('The breakdowns that are kept.'),
    source: z.string(),
  })
  .meta({ id: 'Tally', description: 'What the records of one type add up to, by month.' });

const explainedTally = z
  .object({
    ...tallyRow.shape,
    metrics: z.array(z.string()).describe('The codes of the metrics that are made from it.'),
    explanation: z
      .array(z.object({ term: z.string(), text: z.string() }))
      .describe('Its rule in words.'),
  })
  .meta({ id: 'ExplainedTally', description: 'A tally with its rule in words.' });

const breakdownRow = z
  .object({
    code: z.string(),
    title: z.string(),
    groups: choices,
    reference: z.string().describe('The group with which the others are compared.'),
  })
  .meta({ id: 'Breakdown', description: 'A characteristic by which tallies are kept apart.' });

const tallies = getRoute({
  needs: 'see published',
  path: '/api/tallies',
  name: 'listTallies',
  room: 'catalogue',
  summary: 'What is counted over records',
  description: 'Every tally, or those over one record type.',
  query: {
    record: textField({
      description: 'Only those over this record type.',
      example: 'court-report',
    }).optional(),
  },
  answer: z.array(tallyRow),
  show: ({ catalogue }, { query }) => {
    const record = query.record === undefined ? undefined : getRecordType(catalogue, query.record);
    const over = catalogue.tallies.filter((tally) => !record || tally.record === record.code);
    return over.map(shownTally);
  },
});

const tally = getRoute({
  needs: 'see published',
  path: '/api/tallies/:code',
  name: 'getTally',
  room: 'catalogue',
  summary: 'One tally, explained',
  description: 'Which records count, in which month, and what each adds.',
  params: { code: textField({ description: 'The code.', example: 'court-reports-due' }) },
  answer: explainedTally,
  refusals: { 404: 'No tally has that code; the message names the nearest.' },
  show: ({ catalogue }, { params }) => {
    const found = getTally(catalogue, params.code);
    const type = getRecordType(catalogue, found.record);
    return {
      ...shownTally(found),
      metrics: metricsFrom(catalogue, found.code),
      explanation: explainTally(found, type, catalogue.breakdowns),
    };
  },
});

const breakdowns = getRoute({
  needs: 'see published',
  path: '/api/breakdowns',
  name: 'listBreakdowns',
  room: 'catalogue',
  summary: 'By what tallies are kept apart',
  description: 'Every breakdown with its groups.',
  query: {},
  answer: z.array(breakdownRow),
  show: ({ catalogue }) => catalogue.breakdowns.map((one) => ({ ...one, groups: [...one.groups] })),
});

function shownTally({ of, by, ...same }: Tally): z.output<typeof tallyRow> {
  return { ...same, of: of ?? null, by: [...by] };
}

function metricsFrom({ metrics }: Catalogue, tallyCode: string): string[] {
  return metrics.flatMap(({ code, formula }) =>
    formula && operandsOf(formula).flatMap(talliesOf).includes(tallyCode) ? [code] : [],
  );
}

/** What is counted over records: `/api/tallies`, `/api/breakdowns`. */
export const declaredApi: readonly ApiRoute[] = [tallies, tally, breakdowns];
