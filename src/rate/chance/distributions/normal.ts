import { refuseUnlessProbability } from './domain.ts';
import { upperGamma } from './incomplete-gamma.ts';

/**
 * The probability that a standard normal variable is at most z: half of Q(½, z² / 2) in the tail. Abramowitz and
 * Stegun, "Handbook of Mathematical Functions" (1964), 26.2.30 with 6.5.17.
 */
export function normalCdf(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

type Fraction = { over: readonly number[]; under: readonly number[] };

/** Coefficients of Wichura's PPND16, by rising power. */
const middle: Fraction = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854,
  ],
};
const outer: Fraction = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const farOut: Fraction = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/**
 * The standard normal value below which lies the probability p; minus and plus infinity at 0 and 1. Wichura,
 * "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), pages
 * 477 to 484, to about 16 digits. Throws RATE_OUTSIDE_DOMAIN unless p is from 0 to 1.
 */
export function normalQuantile(p: number): number {
  refuseUnlessProbability(p);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * divide(middle, 0.180625 - q * q);
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return q * Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  const z = r <= 5 ? divide(outer, r - 1.6) : divide(farOut, r - 5);
  return q < 0 ? -z : z;
}

function divide({ over, under }: Fraction, x: number): number {
  return polynomial(over, x) / polynomial(under, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
