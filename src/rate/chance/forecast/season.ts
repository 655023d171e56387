import type { YearMonth } from './year-question.ts';

/** Earlier years, each with all of its months. */
export type EarlierYears = ReadonlyArray<readonly YearMonth[]>;

type Pick = (month: YearMonth) => number;

/** The fewest earlier years whose shape is followed: of one nobody can tell what of it comes again. */
export const fewestYears = 2;

/**
 * The share of a year that each month has, by several years together: the ratio of the month's sum to the sum of the
 * years. Undefined with fewer than two years, or where they add up to nothing. Makridakis, Wheelwright and Hyndman,
 * “Forecasting: Methods and Applications”, 3rd edition (1998), chapter 3.
 */
export function monthShares(years: EarlierYears, pick: Pick): number[] | undefined {
  const sums = sumsByMonth(years, pick);
  const total = sums.reduce((sum, one) => sum + one, 0);
  if (years.length < fewestYears || total <= 0 || sums.some((sum) => sum < 0)) return undefined;
  return sums.map((sum) => sum / total);
}

/**
 * By how much each month lies above its year, on average over several years: for shares and averages, whose months do
 * not add up. Undefined with fewer than two years.
 */
export function monthDifferences(
  years: EarlierYears,
  worth: (months: readonly YearMonth[]) => number | null,
): number[] | undefined {
  if (years.length < fewestYears) return undefined;
  const sums = years.map((months) => {
    const whole = worth(months);
    return months.map((month) => {
      const value = worth([month]);
      return value === null || whole === null ? 0 : value - whole;
    });
  });
  const [first = []] = sums;
  return first.map((_, at) => sums.reduce((sum, year) => sum + (year[at] ?? 0), 0) / years.length);
}

function sumsByMonth(years: EarlierYears, pick: Pick): number[] {
  const [first = []] = years;
  return first.map((_, at) =>
    years.reduce((sum, months) => {
      const month = months[at];
      return sum + (month ? pick(month) : 0);
    }, 0),
  );
}
