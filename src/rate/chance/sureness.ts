import { normalQuantile } from './distributions/normal.ts';

/**
 * Of 100 times, in how many an interval holds what it is about, or chance stays within a limit. Intervals are
 * given at 95; what lies beyond 99.8 is hardly ever chance.
 */
export const surenesses = [95, 99.8] as const;
export type Sureness = (typeof surenesses)[number];

/** The probability left beyond each of the two ends. */
export function tailOf(sureness: Sureness): number {
  return (100 - sureness) / 200;
}

/** Standard deviations either side of a normal mean: 1.96 at 95, 3.09 at 99.8. */
export function deviationsOf(sureness: Sureness): number {
  return -normalQuantile(tailOf(sureness));
}
