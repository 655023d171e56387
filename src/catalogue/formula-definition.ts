import { z } from 'zod';
import { listOf, slug, text } from './definition-fields.ts';
import type { Calculation, Formula, Operand } from './formula.ts';

const operandWords = 'the code of a tally, a list of them to be added, or { metric: P05 }';
const tallyCode = slug('the code of a tally');

const operand: z.ZodType<Operand> = z.lazy(() =>
  z
    .union(
      [
        tallyCode,
        z.strictObject({ metric: text('the code of a metric') }),
        listOf(operand, operandWords, 2),
      ],
      {
        error: operandWords,
      },
    )
    .transform((given): Operand => {
      if (typeof given === 'string') return { tally: given };
      return Array.isArray(given) ? { sum: given } : given;
    }),
);

const formulaWords =
  'one of { ratio, of }, { rate, per, of }, { mean, over }, { difference, less }, { sum } or { latest }';

const formulaFields = z.strictObject(
  {
    ratio: operand.optional(),
    rate: operand.optional(),
    mean: operand.optional(),
    difference: operand.optional(),
    sum: operand.optional(),
    latest: operand.optional(),
    of: operand.optional(),
    over: operand.optional(),
    less: operand.optional(),
    per: z
      .number({ error: 'a number more than 0' })
      .positive({ error: 'a number more than 0' })
      .optional(),
    annual: z
      .boolean({ error: 'true or false' })
      .optional()
      .describe('Scales a shorter or longer period to twelve months.'),
    among: z
      .strictObject({
        fact: text('the name of a fact of providers, such as category'),
        in: listOf(text('a value of the fact'), 'values of the fact'),
      })
      .optional()
      .describe('Only providers of which the fact has such a value on the last day of the period.'),
  },
  { error: formulaWords },
);

/** A formula as an author writes it. */
export const formula = formulaFields.transform((given, context): Formula => {
  const made = formulaOf(given);
  if (made) return made;
  context.addIssue({ code: 'custom', message: formulaWords });
  return z.NEVER;
});

type GivenFormula = z.infer<typeof formulaFields>;

function formulaOf(given: GivenFormula): Formula | undefined {
  const { annual = false, among, ...parts } = given;
  const core = Object.keys(parts).length === 1 ? aloneOf(parts) : pairOf(parts);
  return core && { ...core, annual, ...(among ? { among } : {}) };
}

function aloneOf({ sum, latest }: GivenFormula): Calculation | undefined {
  if (sum) return { kind: 'sum', top: sum };
  return latest && { kind: 'latest', top: latest };
}

function pairOf(parts: GivenFormula): Calculation | undefined {
  const { ratio, rate, mean, difference, of, over, less, per } = parts;
  if (rate && of && per)
    return Object.keys(parts).length === 3
      ? { kind: 'rate', top: rate, bottom: of, per }
      : undefined;
  if (Object.keys(parts).length !== 2) return undefined;
  if (ratio && of) return { kind: 'ratio', top: ratio, bottom: of };
  if (mean && over) return { kind: 'mean', top: mean, bottom: over };
  return difference && less && { kind: 'difference', top: difference, bottom: less };
}

const value = z.union([z.string(), z.number(), z.boolean()], {
  error: 'a text, a number, true or false',
});

/** Records in, outturn out; runs in `definitions check` and stands in the technical note. */
export const example = z.strictObject(
  {
    title: text('what the example shows'),
    period: text('a period such as 2007-08 or Apr 2007'),
    records: z.array(
      z.strictObject(
        {
          record: slug('the code of a record type'),
          with: z.record(z.string(), value, { error: 'fields and their values' }),
          times: z.int().min(1).max(100_000).optional().describe('So many records alike.'),
        },
        { error: 'a record such as { record: assessment, with: { tier: 4 } }' },
      ),
      { error: 'a list of records' },
    ),
    outturn: z.number({ error: 'a number, or null for no outturn' }).nullable(),
  },
  { error: 'title, period, records and outturn' },
);
