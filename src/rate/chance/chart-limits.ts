import { countReaches } from './count-reaches.ts';
import type { Placed, Reach } from './special-causes.ts';

/** What a chart is made of: values by their moving ranges, proportions, or events over what they happened in. */
export type ChartKind = 'xmr' | 'p' | 'u';

/** A month of which the figure is known, at its place among all months of the chart. */
export type KnownMonth = { at: number; value: number; top: number; bottom: number };

export type LimitsQuestion = {
  kind: ChartKind;
  /** What a share or rate is per: 100 for percent. */
  per: number;
  /** The values that can be at all. */
  range: { min?: number | undefined; max?: number | undefined };
  /** Whether limits of large counts may be widened. */
  widen: boolean;
};

/** The mean of some months and what chance makes of them. */
export type PhaseLimits = {
  mean: number;
  months: readonly Placed[];
  /** Wheeler's second chart: the mean of the moving ranges and their upper limit. */
  movingRange: { mean: number; upper: number } | null;
  /** How many times more than chance the months of a p or u chart differ from one another. */
  sigmaZ: number | null;
  widened: boolean;
};

/** Of the mean moving range: the limits of values, and the limit of ranges. */
const wheeler = { values: 2.66, ranges: 3.268 };
/** Mean range of two values in standard deviations. */
const d2 = 1.128;
/** Fewer expected than this, or fewer expected not to be, and the normal curve no longer serves. */
const few = 5;
/** From so many on, on either side, small differences between months show beside chance. */
const large = 100;

/**
 * The mean and limits of the months of one phase; undefined where there is none, or no two months stand side by
 * side. XmR: Wheeler, “Understanding Variation”, 2nd edition (2000). p and u: Montgomery, “Introduction to
 * Statistical Quality Control”, 6th edition (2009), chapter 7, each month by its own denominator; where fewer
 * than 5 are expected, by the binomial and Poisson tails that the normal curve has at the same distance.
 */
export function limitsOf(
  months: readonly KnownMonth[],
  question: LimitsQuestion,
): PhaseLimits | undefined {
  if (months.length === 0) return undefined;
  const { kind } = question;
  return kind === 'xmr' ? byMovingRange(months, question) : byCounts(months, { ...question, kind });
}

/** The mean of the months: of counts, that of all of them together. Null where there is none. */
export function meanOfMonths(
  months: readonly KnownMonth[],
  { kind, per }: Pick<LimitsQuestion, 'kind' | 'per'>,
): number | null {
  if (months.length === 0) return null;
  if (kind === 'xmr') return meanOf(months.map(({ value }) => value));
  return (per * sumOf(months, 'top')) / sumOf(months, 'bottom');
}

function sumOf(months: readonly KnownMonth[], key: 'top' | 'bottom'): number {
  return months.reduce((sum, month) => sum + month[key], 0);
}

function byMovingRange(
  months: readonly KnownMonth[],
  { range }: LimitsQuestion,
): PhaseLimits | undefined {
  const ranges = rangesOf(months.map(({ at, value }) => ({ at, value })));
  if (ranges.length === 0) return undefined;
  const [mean, meanRange] = [meanOf(months.map(({ value }) => value)), meanOf(ranges)];
  const usual = usualOf(months, mean);
  const placed = months.map(({ value }): Placed => {
    const reach = (count: number) =>
      cut(around(mean, (meanRange * wheeler.values * count) / 3), range);
    return {
      value,
      reaches: [usual, reach(1), reach(2), reach(3)],
      rare: usual.lower < usual.upper,
    };
  });
  const movingRange = { mean: meanRange, upper: meanRange * wheeler.ranges };
  return { mean, months: placed, movingRange, sigmaZ: null, widened: false };
}

/** Where most months have one value, such as none, it lies on neither side: a run of it is nothing special. */
function usualOf(months: readonly KnownMonth[], mean: number): Reach {
  const middle =
    months.map(({ value }) => value).sort((one, other) => one - other)[
      Math.floor(months.length / 2)
    ] ?? mean;
  const alike = months.filter(({ value }) => value === middle).length;
  if (alike * 2 <= months.length) return { lower: mean, upper: mean };
  return { lower: Math.min(mean, middle), upper: Math.max(mean, middle) };
}

type CountsQuestion = LimitsQuestion & { kind: 'p' | 'u' };

function byCounts(months: readonly KnownMonth[], question: CountsQuestion): PhaseLimits {
  const { kind, per, widen } = question;
  const [tops, bottoms] = [sumOf(months, 'top'), sumOf(months, 'bottom')];
  const share = tops / bottoms;
  const deviationOf = (bottom: number) =>
    Math.sqrt((share * (kind === 'p' ? 1 - share : 1)) / bottom);
  const sigmaZ = sigmaZOf(months, share, deviationOf);
  const fewer = kind === 'p' ? Math.min(tops, bottoms - tops) : tops;
  const isLarge = fewer / months.length >= large;
  const widened = widen && isLarge && isMoreThanChance(sigmaZ, months.length);
  const times = per * (widened && sigmaZ !== null ? sigmaZ : 1);
  const range = { min: 0, max: kind === 'p' ? per : undefined };
  const placed = months.map(({ value, bottom }): Placed => {
    const rare = Math.min(share, kind === 'p' ? 1 - share : share) * bottom < few;
    if (rare) return { value, reaches: countReaches(kind, { share, bottom, per }), rare };
    const reach = (count: number) =>
      cut(around(per * share, count * times * deviationOf(bottom)), range);
    return { value, reaches: [reach(0), reach(1), reach(2), reach(3)], rare };
  });
  return { mean: per * share, months: placed, movingRange: null, sigmaZ, widened };
}

/**
 * Standard deviations of the months' z scores, by their moving ranges. Laney, “Improved control charts for
 * attributes”, Quality Engineering 14 (2002), pages 531 to 537.
 */
function sigmaZOf(
  months: readonly KnownMonth[],
  share: number,
  deviationOf: (bottom: number) => number,
): number | null {
  const scores = months.map(({ at, top, bottom }) => ({
    at,
    value: (top / bottom - share) / deviationOf(bottom),
  }));
  const ranges = rangesOf(scores);
  return ranges.length === 0 || deviationOf(1) === 0 ? null : meanOf(ranges) / d2;
}

/**
 * Whether sigma z is more than 19 of 20 charts without anything but chance would have. It rests on moving
 * ranges, which are worth 0.62 degrees of freedom each: Wheeler, “Advanced Topics in Statistical Process
 * Control” (1995). Where it is less than 1 limits are not narrowed: that would call more months special.
 */
function isMoreThanChance(sigmaZ: number | null, months: number): boolean {
  return months > 1 && (sigmaZ ?? 0) > 1 + 1.645 / Math.sqrt(2 * 0.62 * (months - 1));
}

/** Differences between neighbours; none across a gap. */
function rangesOf(months: ReadonlyArray<{ at: number; value: number }>): number[] {
  return months.flatMap(({ at, value }, index) => {
    const before = months[index - 1];
    return before?.at === at - 1 ? [Math.abs(value - before.value)] : [];
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function around(mean: number, distance: number): Reach {
  return { lower: mean - distance, upper: mean + distance };
}

function cut({ lower, upper }: Reach, { min, max }: LimitsQuestion['range']): Reach {
  return { lower: Math.max(lower, min ?? lower), upper: Math.min(upper, max ?? upper) };
}
