import { type Period, rangePeriod } from '../../calendar/index.ts';
import type { Scheme } from '../../catalogue/index.ts';

/** One period of those that a scheme looks at, with what it counts. */
export type SpanPeriod = { period: Period; weight: number };

const quarterMonths = 3;

/**
 * The periods that a scheme looks at to rate one, oldest first: the quarters up to its end, where the scheme is over
 * several quarters and the period ends with one; otherwise the period alone.
 */
export function spanPeriods(
  { overQuarters }: Pick<Scheme, 'overQuarters'>,
  rated: Period,
): SpanPeriod[] {
  const end = rated.first + rated.months;
  if (overQuarters.length === 0 || end % quarterMonths !== 0) return [{ period: rated, weight: 1 }];
  return overQuarters.map((weight, index) => {
    const first = end - (overQuarters.length - index) * quarterMonths;
    return { period: rangePeriod(first, first + quarterMonths - 1), weight };
  });
}
