import { limitsOf } from './chart-limits.ts';

/** Wheeler: limits of fewer than six values are too uncertain to judge a seventh by. */
const fewest = 6;

/**
 * The natural process limits of some months' values, those that are not known left out: the mean, and 2.66 mean moving
 * ranges on either side (Wheeler, “Understanding Variation”, 2nd edition, 2000). Undefined where too few are known.
 */
export function naturalLimits(
  values: ReadonlyArray<number | null>,
  range: { min?: number | undefined; max?: number | undefined },
): { lower: number; upper: number } | undefined {
  const months = values.flatMap((value, at) =>
    value === null ? [] : [{ at, value, top: value, bottom: 1 }],
  );
  if (months.length < fewest) return undefined;
  const question = { kind: 'xmr', per: 1, range, widen: false } as const;
  return limitsOf(months, question)?.months[0]?.reaches[3];
}
