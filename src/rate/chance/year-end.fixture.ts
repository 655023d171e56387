/** For tests: years of which the first months are known. */
import type { YearMonth, YearQuestion } from './forecast/year-question.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What is common to the years of tests: twelve months, higher is better, no level. */
const common: Omit<YearQuestion, 'growth' | 'chance' | 'toDate' | 'sofar'> = {
  ...{ polarity: 'higher', per: 1, range: {}, months: 12, earlier: [], level: null },
};

/** Months that count events. */
export function eventMonths(counts: readonly number[]): YearMonth[] {
  return counts.map((top) => ({ value: top, top, bottom: null }));
}

/** Months of a part of records, in percent. */
export function partMonths(counts: ReadonlyArray<readonly [number, number]>): YearMonth[] {
  return counts.map(([top, bottom]) => ({
    ...{ value: bottom === 0 ? null : (100 * top) / bottom, top, bottom },
  }));
}

/** Months of an amount. */
export function amountMonths(values: readonly number[]): YearMonth[] {
  return values.map((value) => ({ value, top: null, bottom: null }));
}

/** A year of events that add up. */
export function eventYear(
  counts: readonly number[],
  more: Partial<YearQuestion> = {},
): YearQuestion {
  const count = sum(counts);
  const toDate = { value: count, months: counts.length, top: count, bottom: null };
  const sofar = eventMonths(counts);
  return { ...common, growth: 'adds', chance: 'events', toDate, sofar, ...more };
}

/** A year of a part of records, in percent. */
export function partYear(
  counts: ReadonlyArray<readonly [number, number]>,
  more: Partial<YearQuestion> = {},
): YearQuestion {
  const [top, bottom] = [sum(counts.map(([one]) => one)), sum(counts.map(([, one]) => one))];
  const toDate = { value: (100 * top) / bottom, months: counts.length, top, bottom };
  const question = { toDate, sofar: partMonths(counts), per: 100 };
  return { ...common, growth: 'stands', chance: 'proportion', ...question, ...more };
}

/** A year of amounts that add up, or of which the average stands. */
export function amountYear(
  values: readonly number[],
  growth: 'adds' | 'stands',
  more: Partial<YearQuestion> = {},
): YearQuestion {
  const total = sum(values);
  const value = growth === 'adds' ? total : total / values.length;
  const toDate = { value, months: values.length, top: null, bottom: null };
  return { ...common, growth, chance: 'months', toDate, sofar: amountMonths(values), ...more };
}
