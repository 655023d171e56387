import { decimalOf, printDecimal } from './decimal.ts';
import type { Metric, Unit } from './metric.ts';
import { rangeOf } from './range.ts';

const examples: Record<Exclude<Unit, 'rating'>, string> = {
  percent: 'a percentage such as 95% or 15.3%',
  count: 'a whole number such as 1,028',
  rate: 'a number such as 30.7',
  days: 'a number of days such as 9.5',
  hours: 'a duration such as 8h 33m or 28:15, or decimal hours such as 9.3',
  money: 'an amount in pounds such as £26,531,089',
  position: 'a whole number such as 36',
  score: 'a number such as 3.00',
  ratio: 'a ratio such as 1:20,000',
  places: 'a whole number such as 860',
};

/** What a value of this metric looks like, for whoever has to write one. */
export function expectationOf(metric: Metric): string {
  if (metric.unit === 'rating') return `one of ${(metric.choices ?? []).join(', ')}`;
  return [examples[metric.unit], boundsOf(metric)].filter(Boolean).join(', ');
}

/** The values that can be at all, in words: `from 0 to 100`, `0 or more`; empty when any can be. */
export function boundsOf(metric: Pick<Metric, 'unit' | 'range'>): string {
  const { min, max } = rangeOf(metric);
  if (min !== undefined && max !== undefined) return `from ${figure(min)} to ${figure(max)}`;
  if (min !== undefined) return `${figure(min)} or more`;
  return max === undefined ? '' : `${figure(max)} or less`;
}

function figure(value: number): string {
  return printDecimal(decimalOf(value));
}
