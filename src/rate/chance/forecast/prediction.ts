import { betaQuantile, chiSquaredQuantile } from '../distributions/quantiles.ts';
import type { Dispersion } from './dispersion.ts';

/** The ends between which something will lie 95 times of 100. */
export type Between = { lower: number; upper: number };

/** So much was seen; `ahead` is what is to come, in the unit of `sofar`: months, weights of months, records. */
export type Seen = { count: number; sofar: number; ahead: number };

/** How many intervals of all hold what comes. */
export const sureness = 0.95;

/** The square of what a standard normal variable exceeds, either way, 5 times of 100: 1.96². */
const normalReach2 = chiSquaredQuantile(sureness, 1);

/**
 * The value that a Student variable exceeds, either way, 5 times of 100. Abramowitz and Stegun, “Handbook of
 * Mathematical Functions” (1964), 26.7.1.
 */
export function studentReach(degrees: number): number {
  const part = betaQuantile(sureness, 0.5, degrees / 2);
  return Math.sqrt((degrees * part) / (1 - part));
}

/**
 * The square of how many standard deviations the interval reaches, as chance alone has them: the normal curve's where
 * the months differ no more than is expected (`times` the variance of chance); else Student's, with the variance that
 * they show.
 */
export function squaredReach({ dispersion, degrees }: Dispersion, times: number): number {
  if (dispersion <= times || degrees < 1) return times * normalReach2;
  return dispersion * studentReach(degrees) ** 2;
}

/**
 * How many events are to come. Krishnamoorthy and Peng, “Improved closed-form prediction intervals for binomial and
 * Poisson distributions”, Journal of Statistical Planning and Inference 141 (2011), pages 1709 to 1718, by the joint
 * sampling of what was and what comes: the whole numbers y with (ahead × count − sofar × y)² within
 * reach² × sofar × ahead × (count + y). None seen is taken for half a one.
 */
export function predictEvents({ count, sofar, ahead }: Seen, reach2: number): Between {
  const seen = Math.max(count, 0.5);
  return wholesWithin({
    square: sofar ** 2,
    linear: 2 * sofar * ahead * seen + reach2 * sofar * ahead,
    constant: (ahead * seen) ** 2 - reach2 * sofar * ahead * seen,
  });
}

/**
 * How many of the records to come are in the part that was seen so often. Krishnamoorthy and Peng (2011), as above, for
 * the binomial: (ahead × count − sofar × y)² within reach² × sofar × ahead × (count + y) × (all − count − y) / all.
 * None or all seen is taken for half a one more or less.
 */
export function predictPart({ count, sofar, ahead }: Seen, reach2: number): Between {
  const seen = Math.min(Math.max(count, 0.5), sofar - 0.5);
  const all = sofar + ahead;
  const times = (reach2 * sofar * ahead) / all;
  const { lower, upper } = wholesWithin({
    square: sofar ** 2 + times,
    linear: 2 * sofar * ahead * seen + times * (all - 2 * seen),
    constant: (ahead * seen) ** 2 - times * seen * (all - seen),
  });
  return { lower, upper: Math.min(upper, ahead) };
}

/** The whole numbers from nought at which square × y² − linear × y + constant is not above nought. */
function wholesWithin(of: { square: number; linear: number; constant: number }): Between {
  const middle = of.linear / (2 * of.square);
  const half = Math.sqrt(Math.max(0, middle ** 2 - of.constant / of.square));
  return { lower: Math.ceil(Math.max(0, middle - half)), upper: Math.floor(middle + half) };
}

/**
 * How far the sum of what is to come may be off, when so much of it is expected by months that differ from one another
 * with this variance for a month of weight 1: Student's t × √(variance × (ahead + ahead² / sofar)). With months of equal
 * weight that is the interval of Hahn and Meeker, “Statistical Intervals” (1991), section 4.8, for a mean of months.
 */
export function totalReach(
  { sofar, ahead }: Omit<Seen, 'count'>,
  { variance, degrees }: { variance: number; degrees: number },
): number {
  return studentReach(degrees) * Math.sqrt(variance * (ahead + ahead ** 2 / sofar));
}
