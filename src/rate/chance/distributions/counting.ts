import { refuseUnlessPositive, refuseUnlessProbability } from './domain.ts';
import { lowerBeta } from './incomplete-beta.ts';
import { upperGamma } from './incomplete-gamma.ts';
import { normalQuantile } from './normal.ts';

/**
 * The probability of at most `count` out of `of`, each with the probability p. Abramowitz and Stegun,
 * "Handbook of Mathematical Functions" (1964), 26.5.24.
 */
export function binomialCdf(count: number, of: number, p: number): number {
  refuseUnlessProbability(p);
  const whole = Math.floor(count);
  if (whole < 0) return 0;
  return whole >= of ? 1 : lowerBeta(1 - p, of - whole, whole + 1);
}

/** The probability of at most `count` events where `mean` are expected. Abramowitz and Stegun (1964), 26.4.21. */
export function poissonCdf(count: number, mean: number): number {
  const whole = Math.floor(count);
  if (whole < 0) return 0;
  return mean === 0 ? 1 : upperGamma(whole + 1, mean);
}

/** The smallest count out of `of` that has at least the probability `at` at or below it. */
export function binomialQuantile(at: number, of: number, p: number): number {
  refuseUnlessProbability(at);
  refuseUnlessPositive({ of });
  const start = of * p + normalQuantile(at) * Math.sqrt(of * p * (1 - p));
  return smallest((count) => binomialCdf(count, of, p), at, { start, most: of });
}

/** The smallest count of events that has at least the probability `at` at or below it. */
export function poissonQuantile(at: number, mean: number): number {
  refuseUnlessProbability(at);
  if (mean === 0) return 0;
  const start = mean + normalQuantile(at) * Math.sqrt(mean);
  return smallest((count) => poissonCdf(count, mean), at, {
    start,
    most: Number.POSITIVE_INFINITY,
  });
}

/** The normal approximation is seldom further off than a step or two. */
function smallest(
  cdf: (count: number) => number,
  at: number,
  { start, most }: { start: number; most: number },
): number {
  if (at === 0) return 0;
  if (at === 1) return most;
  let count = Math.min(most, Math.max(0, Math.round(start)));
  while (count > 0 && cdf(count - 1) >= at) count -= 1;
  while (count < most && cdf(count) < at) count += 1;
  return count;
}
