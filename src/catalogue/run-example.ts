import type { Calendar, Period } from '../calendar/index.ts';
import { evaluateFormula, type FormulaResult } from './evaluate-formula.ts';
import { findTally } from './find-declared.ts';
import type { Example } from './formula.ts';
import type { Catalogue, Metric } from './metric.ts';
import { tallyRecords } from './tally-records.ts';
import { valueOver } from './value-over.ts';

/**
 * What the definition gives for the records of an example, taken as those of one provider that fits
 * whatever facts the formula asks for.
 */
export function runExample(
  metric: Pick<Metric, 'formula' | 'unit'>,
  { records }: Pick<Example, 'records'>,
  period: Period,
  { catalogue, calendar }: { catalogue: Catalogue; calendar: Calendar },
): FormulaResult {
  const { formula, unit } = metric;
  if (!formula) return { outturn: null, top: null, bottom: null, reason: 'there is no formula' };
  return evaluateFormula(formula, unit, {
    months: period.months,
    findMetric: (code) => catalogue.metrics.find((other) => other.code === code),
    titleOf: (code) => findTally(catalogue, code)?.title ?? code,
    valueOf: (code) => {
      const tally = findTally(catalogue, code);
      if (!tally) return null;
      const its = records.filter(({ record }) => record === tally.record);
      const keyed = its.map(({ with: values, times }, index) => ({
        key: keyOf(index),
        values,
        times,
      }));
      return valueOver(tally.kind, tallyRecords(tally, keyed, calendar), period);
    },
  });
}

/** Keys in the order of the example, so that of two records of one day the later listed is the latest. */
function keyOf(index: number): string {
  return String(index + 1).padStart(6, '0');
}
