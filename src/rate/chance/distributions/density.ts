import { logGamma, stirlingError } from './log-gamma.ts';

const logTwoPi = Math.log(2 * Math.PI);

/**
 * Logarithm of the probability of `count` events where `mean` are expected, for any count from 0, whole or not.
 * By the saddle-point expansion, which keeps its digits where counts are large: Loader, "Fast and Accurate
 * Computation of Binomial Probabilities" (2000).
 */
export function poissonLogDensity(count: number, mean: number): number {
  if (count === 0) return -mean;
  return -stirlingError(count) - deviance(count, mean) - 0.5 * (logTwoPi + Math.log(count));
}

/**
 * Logarithm of the probability of `count` of one kind and `rest` of the other, whose probabilities are p and q
 * (1 − p, given so that neither loses digits); counts from 0, whole or not. Loader (2000), as above.
 */
export function binomialLogDensity(count: number, rest: number, p: number, q: number): number {
  const of = count + rest;
  if (count === 0) return rest * logOf(q, p);
  if (rest === 0) return count * logOf(p, q);
  return (
    stirlingError(of) -
    stirlingError(count) -
    stirlingError(rest) -
    deviance(count, of * p) -
    deviance(rest, of * q) -
    0.5 * (logTwoPi + Math.log(count) + Math.log(rest / of))
  );
}

/** Logarithm of the beta function. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

function logOf(p: number, q: number): number {
  return q < 0.5 ? Math.log1p(-q) : Math.log(p);
}

/** x ln(x / mean) + mean − x, without cancelling where the two are near. */
function deviance(x: number, mean: number): number {
  const apart = x - mean;
  if (Math.abs(apart) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - apart;
  const v = apart / (x + mean);
  let sum = apart * v;
  let term = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
