import { printClock } from './clock.ts';
import { decimalOf, printDecimal, roundDecimal } from './decimal.ts';
import type { Metric } from './metric.ts';
import { refusePlaces } from './rounding.ts';

/** The unit text of durations that are printed as hours and minutes rather than decimal hours. */
const clockText = 'h m';

/**
 * A value as people write it, rounded half away from zero: `1,028`, `95%`, `£26,531,089`, `1:20,000`, `8h 33m`.
 * `decimals` are the metric's unless the figure was stated with its own.
 */
export function printValue(
  value: number,
  metric: Pick<Metric, 'unit' | 'unitText' | 'decimals'>,
  decimals: number = metric.decimals,
): string {
  refusePlaces(decimals);
  if (metric.unit === 'hours' && metric.unitText === clockText) return printClock(value);
  const digits = printDecimal(roundDecimal(decimalOf(value), decimals));
  if (metric.unit === 'percent') return `${digits}%`;
  if (metric.unit === 'ratio') return `1:${digits}`;
  if (metric.unit !== 'money') return digits;
  return digits.startsWith('-') ? `-£${digits.slice(1)}` : `£${digits}`;
}
