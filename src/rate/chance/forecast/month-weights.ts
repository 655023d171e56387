import type { YearQuestion } from './year-question.ts';

/** How a year lies over its months: so much in each, in those so far, and in those ahead up to each of them. */
export type MonthWeights = {
  each: readonly number[];
  sofar: number;
  ahead: readonly number[];
  /** Of how many earlier years; none where the year is taken as even. */
  years: number;
};

/** By a shape, unless nothing of it lies in the months so far: that leads nowhere. Without one each month counts alike. */
export function monthWeights(
  { months, toDate, earlier }: Pick<YearQuestion, 'months' | 'toDate' | 'earlier'>,
  shape: readonly number[] | undefined,
): MonthWeights {
  const shaped = shape && total(shape.slice(0, toDate.months)) > 0 ? shape : undefined;
  const each = shaped ?? Array.from({ length: months }, () => 1);
  const later = each.slice(toDate.months);
  return {
    each,
    sofar: total(each.slice(0, toDate.months)),
    ahead: later.map((_, at) => total(later.slice(0, at + 1))),
    years: shaped ? earlier.length : 0,
  };
}

/**
 * A shape is known only by its years. If they vary as this one does, what is to come, of the variance (ahead + ahead² /
 * sofar) of a month, varies by 1 / years more; and so do the months so far about the shape.
 */
export function shapeFactor({ years }: Pick<MonthWeights, 'years'>): number {
  return years === 0 ? 1 : 1 + 1 / years;
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
