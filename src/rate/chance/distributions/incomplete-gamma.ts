import { continuedFraction } from './continued-fraction.ts';
import { poissonLogDensity } from './density.ts';
import { refuseUnlessPositive } from './domain.ts';
import { probability, type Tail } from './tail.ts';

/**
 * The regularised incomplete gamma function P(shape, x): the probability that a gamma variable of this shape
 * and scale 1 is at most x. Throws RATE_OUTSIDE_DOMAIN unless shape is above 0.
 */
export function lowerGamma(shape: number, x: number): number {
  refuseUnlessPositive({ shape });
  return x <= 0 ? 0 : probability(gammaTail(shape, x), 'lower');
}

/** Q(shape, x), which is 1 − P(shape, x) with all of its digits. Throws RATE_OUTSIDE_DOMAIN as P does. */
export function upperGamma(shape: number, x: number): number {
  refuseUnlessPositive({ shape });
  return x <= 0 ? 1 : probability(gammaTail(shape, x), 'upper');
}

/**
 * By the power series below shape + 1 and the continued fraction above: Abramowitz and Stegun, "Handbook of
 * Mathematical Functions" (1964), 6.5.29 and 6.5.31. The slope is along the logarithm of x.
 */
export function gammaTail(shape: number, x: number): Tail {
  const logSlope = Math.log(shape) + poissonLogDensity(shape, x);
  return x < shape + 1
    ? { side: 'lower', perSlope: powerSeries(shape, x), logSlope }
    : { side: 'upper', perSlope: upperFraction(shape, x), logSlope };
}

function powerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let next = shape + 1; ; next += 1) {
    term *= x / next;
    const more = sum + term;
    if (more === sum) return sum;
    sum = more;
  }
}

function upperFraction(shape: number, x: number): number {
  const first = x + 1 - shape;
  return (
    1 /
    continuedFraction(
      first,
      (step) => step * (shape - step),
      (step) => first + 2 * step,
    )
  );
}
