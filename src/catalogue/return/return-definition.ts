import { z } from 'zod';
import { findPeriod } from '../../calendar/index.ts';
import { listOf, oneOf, slug, text } from '../definition-fields.ts';
import { tallyKinds } from '../tally.ts';
import { returnSeverities, returnUnits } from './return-template.ts';

const code = (words: string) => slug(`${words}: small letters, digits and hyphens`);
const tallyCode = code('the code of a tally, such as returned-staff').max(80, {
  error: 'a code of at most 80 characters',
});
const yesOrNo = z.boolean({ error: 'true or false' });
const number = z.number({ error: 'a number' });
const decimalsWords = 'a whole number of decimals from 0 to 6';
const monthWords = 'a month such as Apr 2007';

const month = z.string({ error: monthWords }).transform((written, context) => {
  const period = findPeriod(written);
  if (period?.kind === 'month') return period.first;
  context.addIssue({ code: 'custom', message: monthWords });
  return z.NEVER;
});

const owedBy = z
  .strictObject(
    {
      kinds: listOf(oneOf(['area', 'establishment']), 'area, establishment or both'),
      functions: listOf(text('a function of establishments'), 'functions').optional(),
      only: listOf(slug('the id of a provider'), 'ids of providers').optional(),
      except: listOf(slug('the id of a provider'), 'ids of providers').optional(),
    },
    { error: 'kinds of provider, such as { kinds: [area] }' },
  )
  .describe('Who owes it, while they are open.');

const dueWords = 'a day of the month from 1 to 28';
const due = z.strictObject(
  {
    day: z.int({ error: dueWords }).min(1, dueWords).max(28, dueWords),
    monthsInArrears: z
      .union([z.literal(0), z.literal(1)], { error: '0 or 1' })
      .default(0)
      .describe('With 1 it is due a month later.'),
  },
  { error: 'a day such as { day: 15 }' },
);

const figure = z.strictObject(
  {
    tally: tallyCode.describe('The code of the tally that it feeds: one of its own.'),
    title: text('what is counted, in a line'),
    kind: oneOf(tallyKinds).default('flow').describe('How months go together.'),
    unit: oneOf(returnUnits),
    decimals: z
      .int({ error: decimalsWords })
      .min(0, decimalsWords)
      .max(6, decimalsWords)
      .default(0)
      .describe('How many may be written.'),
    min: number.default(0),
    max: number.optional(),
    by: z
      .array(slug('the code of a breakdown'), { error: 'a list of breakdown codes' })
      .default([])
      .describe('One row for each group, or for each combination of the groups of several.'),
    inTime: yesOrNo.default(false).describe('It counts only in a return that came in time.'),
    standsInFor: tallyCode
      .optional()
      .describe('A tally over records, in whose place it counts where there are no records.'),
    note: text('what to write there').optional(),
  },
  { error: 'the fields of a figure' },
);

const line = z
  .strictObject(
    {
      code: code('the code of a line'),
      title: text('what the line is about'),
      under: text('the heading under which it stands').optional(),
      note: text('how to fill it in').optional(),
      needed: yesOrNo.default(true).describe('Whether it must be filled in.'),
      metric: text('the code of the metric that the line makes').optional(),
      figure: figure.optional(),
      numerator: figure.optional(),
      denominator: figure.optional(),
      within: yesOrNo
        .optional()
        .describe('Whether the numerator is a part of the denominator; true without it.'),
    },
    { error: 'the fields of a line' },
  )
  .refine(({ figure: one, numerator, denominator }) => onlyOne(one, numerator, denominator), {
    error: 'a figure, or a numerator with its denominator',
  });

function onlyOne(one: unknown, numerator: unknown, denominator: unknown): boolean {
  if (one !== undefined) return numerator === undefined && denominator === undefined;
  return numerator !== undefined && denominator !== undefined;
}

const positive = z.number({ error: 'a number of at least 0' }).min(0, 'a number of at least 0');
const tolerance = z
  .union([z.strictObject({ percent: positive }), z.strictObject({ number: positive })], {
    error: '{ percent: 2 } or { number: 5 }',
  })
  .default({ number: 0 })
  .describe('How far the two may lie apart.');

const checked = {
  code: code('the code of a check'),
  title: text('what is checked, in a line'),
  severity: oneOf(returnSeverities).default('asks'),
};
const tallies = listOf(tallyCode, 'codes of figures of this template');

const check = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      ...checked,
      kind: z.literal('sum'),
      figure: tallyCode,
      must: oneOf(['equal', 'at most', 'at least']).default('equal'),
      of: tallies,
    }),
    z.strictObject({ ...checked, kind: z.literal('change'), figures: tallies }),
    z.strictObject({
      ...checked,
      kind: z.literal('records'),
      figure: tallyCode,
      counted: tallyCode,
      tolerance,
    }),
    z.strictObject({
      ...checked,
      kind: z.literal('published'),
      figure: tallyCode,
      metric: text('the code of a metric'),
      tolerance,
    }),
  ],
  { error: 'a check with a kind: sum, change, records or published' },
);

/** A return template as an author writes it. */
export const returnDefinition = z.strictObject(
  {
    code: code('the code of the return').max(31, { error: 'a code of at most 31 characters' }),
    title: text('what the return is called'),
    purpose: text('what it is for, in a sentence or two'),
    owedBy,
    from: month.describe('The first month that is owed.'),
    until: month.optional().describe('The last month that is owed.'),
    due: due.describe('By when: a day of the month after.'),
    lines: listOf(line, 'a list of lines'),
    checks: z.array(check, { error: 'a list of checks' }).default([]),
    source: text('where the lines come from'),
  },
  { error: 'the fields of a return' },
);

export type ReturnDefinition = z.output<typeof returnDefinition>;
export type LineDefinition = ReturnDefinition['lines'][number];
export type FigureDefinition = z.output<typeof figure>;

/** A file of return templates. */
export const returnsFile = z
  .strictObject({
    kind: z.literal('returns', { error: 'returns' }),
    returns: listOf(returnDefinition, 'a list of returns'),
  })
  .meta({
    title: 'Return templates',
    description: 'What providers owe each month, by when, and what is checked.',
  });

/** A code that nothing may have because it names a check of every return. */
export const builtInChecks = ['type', 'range', 'needed', 'within', 'breakdown', 'level'] as const;
