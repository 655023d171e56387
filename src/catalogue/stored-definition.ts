import { z } from 'zod';
import { type Condition, dateComparisons, numberComparisons } from './condition.ts';
import { type DateTerm, steps } from './date-term.ts';
import type { Formula, Operand } from './formula.ts';
import { type Metric, units } from './metric.ts';
import { type Tally, tallyKinds } from './tally.ts';

/*
 * Definitions as the hub keeps every version of them: loaded, with everything inherited written out. What was
 * kept by an older program is read with the same schema, so a new part of the grammar must be optional here.
 */

const fields = z.array(z.string());

const dateTerm: z.ZodType<DateTerm> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.string() }),
  z.object({ kind: z.literal('after'), count: z.number(), step: z.enum(steps), field: z.string() }),
  z.object({ kind: z.enum(['earliest', 'latest']), fields }),
]);

const value = z.union([z.string(), z.number(), z.boolean()]);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('is'), field: z.string(), values: z.array(value) }),
    z.object({ kind: z.literal('known'), field: z.string(), known: z.boolean() }),
    z.object({
      kind: z.literal('number'),
      field: z.string(),
      comparison: z.enum(numberComparisons),
      value: z.number(),
    }),
    z.object({
      kind: z.literal('date'),
      date: dateTerm,
      comparison: z.enum(dateComparisons),
      other: dateTerm,
    }),
    z.object({ kind: z.literal('weekday'), date: dateTerm, days: z.array(z.number()) }),
    z.object({ kind: z.literal('month end'), date: dateTerm }),
    z.object({ kind: z.enum(['any', 'all']), conditions: z.array(condition) }),
    z.object({ kind: z.literal('not'), condition }),
  ]),
);

const amount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('one') }),
  z.object({ kind: z.literal('field'), field: z.string(), times: z.string().optional() }),
  z.object({ kind: z.literal('field by days in month'), field: z.string() }),
  z.object({ kind: z.enum(['working days', 'days']), from: z.string(), to: z.string() }),
]);

const storedTally: z.ZodType<Tally> = z.object({
  code: z.string(),
  title: z.string(),
  record: z.string(),
  kind: z.enum(tallyKinds),
  month: dateTerm,
  conditions: z.array(condition),
  adds: amount,
  by: fields,
  of: z.string().optional(),
  returned: z.object({ template: z.string(), line: z.string() }).optional(),
  standsInFor: z.string().optional(),
  note: z.string().optional(),
  source: z.string(),
});

const operand: z.ZodType<Operand> = z.lazy(() =>
  z.union([
    z.object({ tally: z.string() }),
    z.object({ sum: z.array(operand) }),
    z.object({ metric: z.string() }),
  ]),
);

const also = {
  annual: z.boolean(),
  among: z.object({ fact: z.string(), in: fields }).optional(),
};

const storedFormula: z.ZodType<Formula> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['ratio', 'mean', 'difference']),
    top: operand,
    bottom: operand,
    ...also,
  }),
  z.object({ kind: z.literal('rate'), top: operand, bottom: operand, per: z.number(), ...also }),
  z.object({ kind: z.enum(['sum', 'latest']), top: operand, ...also }),
]);

/** What of a metric decides its outturn. */
export type CountedDefinition = Pick<Metric, 'code' | 'unit' | 'decimals' | 'formula'>;

const storedMetric: z.ZodType<CountedDefinition> = z.object({
  code: z.string(),
  unit: z.enum(units),
  decimals: z.number(),
  formula: storedFormula.optional(),
});

/** A tally as a version of it was kept; throws when it is of another shape. */
export function readStoredTally(content: unknown): Tally {
  return storedTally.parse(content);
}

/** What a kept version of a metric says of its outturn; throws when it is of another shape. */
export function readStoredMetric(content: unknown): CountedDefinition {
  return storedMetric.parse(content);
}
