import { continuedFraction } from './continued-fraction.ts';
import { binomialLogDensity } from './density.ts';
import { refuseUnlessPositive, refuseUnlessProbability } from './domain.ts';
import { probability, type Tail } from './tail.ts';

/**
 * The regularised incomplete beta function: the probability that a beta variable is at most x. Throws
 * RATE_OUTSIDE_DOMAIN unless a and b are above 0 and x is from 0 to 1.
 */
export function lowerBeta(x: number, a: number, b: number): number {
  refuseUnlessPositive({ a, b });
  refuseUnlessProbability(x);
  if (x === 0 || x === 1) return x;
  return probability(betaTail(x, 1 - x, { a, b }), 'lower');
}

/**
 * By the continued fraction of DLMF 8.17.22 (Didonato and Morris, "Algorithm 708: significant digit
 * computation of the incomplete beta function ratios", ACM Transactions on Mathematical Software 18 (1992)),
 * of x or, where that converges faster, of y = 1 − x. The slope is along the logarithm of x / y.
 */
export function betaTail(x: number, y: number, { a, b }: { a: number; b: number }): Tail {
  const logSlope = Math.log((a * b) / (a + b)) + binomialLogDensity(a, b, x, y);
  return x * (a + b + 2) <= a + 1
    ? { side: 'lower', perSlope: fraction(x, a, b) / a, logSlope }
    : { side: 'upper', perSlope: fraction(y, b, a) / b, logSlope };
}

function fraction(x: number, a: number, b: number): number {
  const over = (step: number) => {
    const m = step >> 1;
    const at = a + step;
    return step % 2 === 0
      ? (m * (b - m) * x) / ((at - 1) * at)
      : (-(a + m) * (a + b + m) * x) / ((at - 1) * at);
  };
  return 1 / continuedFraction(1, over, () => 1);
}
