import type { Counts, Unsure } from './counts.ts';
import { type Interval, intervalOf, type Scale } from './interval.ts';

/** What changed from one period to another, with the ends between which the true change lies. */
export type Difference = {
  before: number;
  after: number;
  /** After less before. */
  change: number;
  lower: number;
  upper: number;
  /** Whether no change at all lies outside those ends. */
  moreThanChance: boolean;
};

/**
 * The change between two periods of which no record counts in both, or why nothing can be said. The ends come
 * from those of each period: Newcombe, "Interval estimation for the difference between independent
 * proportions: comparison of eleven methods", Statistics in Medicine 17 (1998), pages 873 to 890, method 10;
 * for rates the same with exact Poisson ends, by Zou and Donner, "Construction of confidence limits about effect
 * measures: a general approach", Statistics in Medicine 27 (2008), pages 1693 to 1702. Throws RATE_BAD_COUNTS.
 */
export function differenceOf(before: Counts, after: Counts, scale: Scale): Difference | Unsure {
  const earlier = intervalOf(before, scale);
  const later = intervalOf(after, scale);
  if ('reason' in earlier) return { reason: `Of the period before: ${earlier.reason}` };
  if ('reason' in later) return later;
  const change = later.value - earlier.value;
  const lower = change - reach(below(later), above(earlier));
  const upper = change + reach(above(later), below(earlier));
  return {
    before: earlier.value,
    after: later.value,
    change,
    lower,
    upper,
    moreThanChance: lower > 0 || upper < 0,
  };
}

/** The two ends move apart at right angles, as independent errors do. */
function reach(one: number, other: number): number {
  return Math.hypot(one, other);
}

function below({ value, lower }: Interval): number {
  return value - lower;
}

function above({ value, upper }: Interval): number {
  return upper - value;
}
