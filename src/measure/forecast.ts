import { type Period, printPeriod } from '../calendar/index.ts';
import {
  exactOf,
  type Metric,
  multiply,
  printValue,
  roundHalfAway,
  toNumber,
} from '../catalogue/index.ts';
import type { Growth } from './growth.ts';
import type { Going, ToDate } from './to-date.ts';

/** What a metric will come to at the end of a term, and how that was worked out or why it cannot be. */
export type Forecast = { value: number | null; text: string | null; how: string };

/**
 * By the rate of the months so far for what becomes more with each month; otherwise the outturn to date carried
 * on. Of a term that is covered to its end it is the outturn itself.
 */
export function forecastOf(going: Going, toDate: ToDate | undefined): Forecast {
  const { growth, term } = going;
  const name = printPeriod(term);
  if (!toDate) return { value: null, text: null, how: `No outturn of ${name} can be given.` };
  const { value, text, period } = toDate;
  if (period.months === term.months) return { value, text, how: `The outturn of all of ${name}.` };
  if (growth === 'adds' || growth === 'grows') return byRunRate(going, toDate);
  return growth === 'unknown'
    ? { value: null, text: null, how: carriedWords[growth] }
    : { value, text, how: carriedWords[growth] };
}

const carriedWords: Record<Exclude<Growth, 'adds' | 'grows'>, string> = {
  stands: 'Carried on as it stands: more months make it no more.',
  latest: 'Carried on: it stands until another is known.',
  unknown: 'Not forecast: without a formula nothing says whether its months add up.',
};

function byRunRate({ metric, term }: Going, { value, text, period }: ToDate): Forecast {
  const forecast = atSameRate(value, period.months, term.months);
  const printed = printForecast(forecast, metric);
  const how = `${text} in ${period.months} of ${term.months} months; at that rate ${printed} in all of ${printPeriod(term)}.`;
  return { value: forecast, text: printed, how };
}

/** What so much in some months comes to in more of them, at the same rate. */
export function atSameRate(value: number, months: number, inMonths: number): number {
  return toNumber(multiply(exactOf(value), { top: BigInt(inMonths), bottom: BigInt(months) }));
}

/** One place more where rounding would hide that a level is not quite reached: 33.6 is not 34. */
export function printForecast(value: number, metric: Metric): string {
  const { decimals } = metric;
  const isWhole = roundHalfAway(value, decimals) === value;
  return printValue(value, metric, isWhole ? decimals : decimals + 1);
}

/** That a term is over, though not all of its months are known; nothing where that is not so. */
export function overdueWords(term: Period, toDate: ToDate, running: number): string[] {
  const known = toDate.period.first + toDate.period.months;
  if (term.first + term.months > running || known === term.first + term.months) return [];
  return [`${printPeriod(term)} is over, and nothing is held after ${lastMonthOf(toDate.period)}.`];
}

function lastMonthOf({ first, months }: Period): string {
  return printPeriod({ kind: 'month', first: first + months - 1, months: 1 });
}
