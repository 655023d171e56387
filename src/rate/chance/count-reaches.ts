import { binomialQuantile, poissonQuantile } from './distributions/counting.ts';
import type { Reach } from './special-causes.ts';

/** What a normal curve leaves on one side, beyond none, one, two and three standard deviations. */
const tails = [0.5, 0.158655, 0.02275, 0.00135] as const;

/** What is expected of a month: a share of its denominator, or so many events in so much. */
export type Expected = { share: number; bottom: number; per: number };

/**
 * How far chance takes a month of which few are expected: to the counts beyond which lies no more than the tail, by
 * exact binomial (`p`) and Poisson (`u`) probabilities.
 */
export function countReaches(
  kind: 'p' | 'u',
  { share, bottom, per }: Expected,
): readonly [Reach, Reach, Reach, Reach] {
  const least = (tail: number) =>
    kind === 'p' ? binomialQuantile(tail, bottom, share) : poissonQuantile(tail, share * bottom);
  const most = (tail: number) =>
    kind === 'p'
      ? bottom - binomialQuantile(tail, bottom, 1 - share)
      : poissonQuantile(1 - tail, share * bottom);
  const reach = (tail: number): Reach => ({
    lower: (per * least(tail)) / bottom,
    upper: (per * most(tail)) / bottom,
  });
  return [reach(tails[0]), reach(tails[1]), reach(tails[2]), reach(tails[3])];
}
