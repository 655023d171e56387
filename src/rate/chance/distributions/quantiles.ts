import { logBeta } from './density.ts';
import { refuseUnlessPositive, refuseUnlessProbability } from './domain.ts';
import { betaTail } from './incomplete-beta.ts';
import { gammaTail } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';
import { searchTail, type Tail } from './tail.ts';

/**
 * The value below which lies the probability p of a gamma variable of this shape and scale 1: the inverse of
 * `lowerGamma`, to about 14 digits, in some microseconds. Throws
 * RATE_OUTSIDE_DOMAIN unless shape is above 0 and p from 0 to 1.
 */
export function gammaQuantile(p: number, shape: number): number {
  refuseUnlessPositive({ shape });
  refuseUnlessProbability(p);
  if (p === 0 || p === 1) return p === 0 ? 0 : Number.POSITIVE_INFINITY;
  return Math.exp(
    p <= 0.5 ? logGammaPoint('lower', p, shape) : logGammaPoint('upper', 1 - p, shape),
  );
}

/**
 * Logarithm of the point whose tail on one side is p. It starts from Wilson and Hilferty, "The distribution of
 * chi-square", Proceedings of the National Academy of Sciences 17 (1931), or from the first term of the power
 * series, whichever is higher.
 */
function logGammaPoint(side: Tail['side'], p: number, shape: number): number {
  const lower = side === 'lower' ? p : 1 - p;
  const z = side === 'lower' ? normalQuantile(p) : -normalQuantile(p);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const start = Math.max(
    (Math.log(lower) + logGamma(shape + 1)) / shape,
    root > 0 ? Math.log(shape) + 3 * Math.log(root) : Number.NEGATIVE_INFINITY,
  );
  return searchTail((at) => gammaTail(shape, Math.exp(at)), side, p, start);
}

/** The chi-squared value with these degrees of freedom below which lies the probability p. */
export function chiSquaredQuantile(p: number, degrees: number): number {
  return 2 * gammaQuantile(p, degrees / 2);
}

/**
 * The value below which lies the probability p of a beta variable: the inverse of `lowerBeta`, to about 14
 * digits, in some microseconds. Throws RATE_OUTSIDE_DOMAIN unless
 * a and b are above 0 and p from 0 to 1.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  refuseUnlessPositive({ a, b });
  refuseUnlessProbability(p);
  if (p === 0 || p === 1) return p;
  return logistic(p <= 0.5 ? logitBetaPoint(p, a, b) : -logitBetaPoint(1 - p, b, a));
}

/** Logarithm of x / (1 − x) at the point x below which lies p. */
function logitBetaPoint(p: number, a: number, b: number): number {
  const start = Math.max(
    (Math.log(p * a) + logBeta(a, b)) / a,
    Math.log(a / b) + normalQuantile(p) * Math.sqrt(1 / a + 1 / b),
  );
  return searchTail((at) => betaTail(logistic(at), logistic(-at), { a, b }), 'lower', p, start);
}

/** The number from 0 to 1 whose odds have this logarithm. */
function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
