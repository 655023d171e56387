import type { Counts } from './counts.ts';
import {
  binomialCdf,
  binomialQuantile,
  poissonCdf,
  poissonQuantile,
} from './distributions/counting.ts';
import type { FunnelLimit } from './funnel.ts';
import { type Sureness, surenesses, tailOf } from './sureness.ts';

/** What limits are drawn around: a share or rate per one of the bottom; `widened` is 1 or the root of φ. */
export type FunnelCentre = { kind: Counts['kind']; centre: number; widened: number };

/** Points of a drawn limit; more would not be seen. */
const points = 60;

/**
 * The limits at one denominator, as shares or rates per one. Exact by the binomial and Poisson distributions,
 * with part counts between whole ones as in Spiegelhalter, "Funnel plots for comparing institutional
 * performance", Statistics in Medicine 24 (2005), appendix A.1.1. Each is counted from its own tail, so that
 * chance puts nobody beyond it more often than it says, however few there are: the property of the first
 * method of Manktelow and Seaton, "Specifying the probability characteristics of funnel plot control limits",
 * PLoS ONE 7 (2012), e45723. For overdispersion the distance to the centre is widened.
 */
export function limitsAt(
  { kind, centre, widened }: FunnelCentre,
  denominator: number,
  limit: Sureness,
): { lower: number; upper: number } {
  const { lower, upper } = countsAt(kind, { centre, denominator, tail: tailOf(limit) });
  const most = kind === 'proportion' ? 1 : Number.POSITIVE_INFINITY;
  const widen = (count: number) => centre + (count / denominator - centre) * widened;
  return { lower: Math.max(0, widen(lower)), upper: Math.min(most, widen(upper)) };
}

type At = { centre: number; denominator: number; tail: number };

function countsAt(
  kind: Counts['kind'],
  { centre, denominator, tail }: At,
): { lower: number; upper: number } {
  if (kind === 'rate') {
    const mean = centre * denominator;
    const cdf = (count: number) => poissonCdf(count, mean);
    return {
      lower: fromBelow(cdf, poissonQuantile(tail, mean), tail),
      upper: fromAbove(cdf, poissonQuantile(1 - tail, mean), tail),
    };
  }
  const fewest = (p: number) => {
    const cdf = (count: number) => binomialCdf(count, denominator, p);
    return fromBelow(cdf, binomialQuantile(tail, denominator, p), tail);
  };
  return { lower: fewest(centre), upper: denominator - fewest(1 - centre) };
}

/** The count with the tail below it, between the largest with less and the smallest with at least as much. */
function fromBelow(cdf: (count: number) => number, count: number, tail: number): number {
  const upTo = cdf(count);
  return count - (upTo - tail) / (upTo - cdf(count - 1));
}

function fromAbove(cdf: (count: number) => number, count: number, tail: number): number {
  const before = cdf(count - 1);
  return count + (1 - tail - before) / (cdf(count) - before);
}

/** The limits over all denominators of a funnel and a little more at either end, dense where they bend. */
export function limitCurves(
  around: FunnelCentre,
  denominators: readonly number[],
  per: number,
): FunnelLimit[] {
  const all = [...new Set(denominatorsOf(around.kind, denominators))];
  return surenesses.map((limit) => ({
    limit,
    points: all.map((denominator) => {
      const { lower, upper } = limitsAt(around, denominator, limit);
      return { denominator, lower: lower * per, upper: upper * per };
    }),
  }));
}

function denominatorsOf(kind: Counts['kind'], denominators: readonly number[]): number[] {
  const whole = kind === 'proportion';
  const least = Math.min(...denominators) * 0.9;
  const most = Math.max(...denominators) * 1.1;
  const from = Math.sqrt(whole ? Math.max(1, Math.floor(least)) : least);
  const to = Math.sqrt(whole ? Math.ceil(most) : most);
  return Array.from({ length: points + 1 }, (_, index) => {
    const root = from + (index / points) * (to - from);
    return whole ? Math.round(root * root) : root * root;
  });
}
