import { add, divide, type Exact, exactOf, multiply, subtract } from '../../catalogue/index.ts';

/**
 * A figure as known from its print: the figure itself and the ends between which the true one lies, both included.
 * `84.5` printed to one place may be anything from 84.45 to 84.55. Arithmetic on the ends is exact.
 */
export type Interval = { value: Exact; low: Exact; high: Exact };

/** A figure that may be off by `half` either way. */
export function around(value: Exact, half: Exact): Interval {
  return { value, low: subtract(value, half), high: add(value, half) };
}

/** A figure that is known exactly. */
export function exactly(value: Exact): Interval {
  return { value, low: value, high: value };
}

export const noInterval: Interval = exactly(exactOf(0));

export function addIntervals(a: Interval, b: Interval): Interval {
  return { value: add(a.value, b.value), low: add(a.low, b.low), high: add(a.high, b.high) };
}

export function subtractIntervals(a: Interval, b: Interval): Interval {
  return {
    value: subtract(a.value, b.value),
    low: subtract(a.low, b.high),
    high: subtract(a.high, b.low),
  };
}

export function multiplyIntervals(a: Interval, b: Interval): Interval {
  const corners = [
    multiply(a.low, b.low),
    multiply(a.low, b.high),
    multiply(a.high, b.low),
    multiply(a.high, b.high),
  ];
  return { value: multiply(a.value, b.value), ...ends(corners) };
}

/** Undefined where the divisor may be nought. */
export function divideIntervals(a: Interval, b: Interval): Interval | undefined {
  if (b.low.top <= 0n && b.high.top >= 0n) return undefined;
  const value = divide(a.value, b.value);
  const corners = [
    divide(a.low, b.low),
    divide(a.low, b.high),
    divide(a.high, b.low),
    divide(a.high, b.high),
  ].filter((corner) => corner !== undefined);
  return value && { value, ...ends(corners) };
}

/** Whether both may be the same figure. */
export function overlap(a: Interval, b: Interval): boolean {
  return compareExact(a.low, b.high) <= 0 && compareExact(b.low, a.high) <= 0;
}

/** Negative, nought or positive, as for sorting. */
export function compareExact(a: Exact, b: Exact): number {
  const { top } = subtract(a, b);
  if (top === 0n) return 0;
  return top < 0n ? -1 : 1;
}

function ends(corners: readonly Exact[]): { low: Exact; high: Exact } {
  const sorted = corners.toSorted(compareExact);
  const [low] = sorted;
  const high = sorted.at(-1);
  if (!low || !high) throw new RangeError('An interval has ends.');
  return { low, high };
}
