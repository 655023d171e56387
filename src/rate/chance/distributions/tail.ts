/**
 * One tail of a distribution at a point, with the slope of the distribution there, both along a scale that runs
 * over all numbers: the logarithm of x for a gamma, of x / (1 − x) for a beta. Of the two tails it is the one
 * that can be worked out without cancelling.
 */
export type Tail = {
  side: 'lower' | 'upper';
  /** The tail over the slope: keeps its digits where both are too small for a number. */
  perSlope: number;
  logSlope: number;
};

/** The probability of the side asked for. */
export function probability({ side, perSlope, logSlope }: Tail, asked: Tail['side']): number {
  const direct = Math.min(1, perSlope * Math.exp(logSlope));
  return side === asked ? direct : 1 - direct;
}

const mostSteps = 200;
const precision = 4e-16;
/** No step is longer, so that a start far out, where the slope is 0, comes back. */
const longest = 50;

/**
 * The point whose tail is `p`, by Newton's method on the logarithm of the tail. Gamma and beta densities are
 * log-concave along the scale of `Tail`, so the tails are too, and from the second step on it comes nearer
 * from one side: Bagnoli and Bergstrom, "Log-concave probability and its applications", Economic Theory 26
 * (2005), theorems 1 and 3.
 */
export function searchTail(
  tailAt: (at: number) => Tail,
  side: Tail['side'],
  p: number,
  start: number,
): number {
  const towards = side === 'lower' ? 1 : -1;
  const goal = Math.log(p);
  let at = start;
  let before = Number.POSITIVE_INFINITY;
  for (let count = 0; count < mostSteps; count += 1) {
    const { log, perSlope } = logTail(tailAt(at), side);
    const step = towards * (goal - log) * perSlope;
    at += Math.max(-longest, Math.min(longest, step));
    const length = Math.abs(step);
    if (length <= precision * Math.abs(at) || (length < 1e-12 && length >= before)) break;
    before = length;
  }
  return at;
}

function logTail(tail: Tail, side: Tail['side']): { log: number; perSlope: number } {
  const { perSlope, logSlope } = tail;
  if (tail.side === side) return { log: Math.log(perSlope) + logSlope, perSlope };
  const value = probability(tail, side);
  return { log: Math.log(value), perSlope: value / Math.exp(logSlope) };
}
