import { add, divide, type Exact, multiply, nought, subtract } from '../../catalogue/index.ts';
import { compareExact } from './interval.ts';

/**
 * So many whole units shared by weight, so that they add up exactly: each share is rounded down, and the units left
 * over go one each to the largest remainders, the earlier first. Undefined where no weight is more than nought.
 */
export function shareOut(units: bigint, weights: readonly Exact[]): bigint[] | undefined {
  const whole = weights.reduce(add, nought);
  const shares = weights.map((weight) => {
    const part = divide(weight, whole);
    if (!part) return undefined;
    const exact = multiply({ top: units, bottom: 1n }, part);
    const floor = exact.top / exact.bottom;
    return { floor, rest: subtract(exact, { top: floor, bottom: 1n }) };
  });
  const known = shares.filter((share) => share !== undefined);
  if (known.length === 0) return undefined;
  const left = units - known.reduce((sum, { floor }) => sum + floor, 0n);
  const byRest = known
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [one, other] = [known[a]?.rest ?? nought, known[b]?.rest ?? nought];
      return compareExact(other, one) || a - b;
    });
  const raised = new Set(byRest.slice(0, Number(left)));
  return known.map(({ floor }, index) => (raised.has(index) ? floor + 1n : floor));
}
