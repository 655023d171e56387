import { type Counts, refuseBadCounts, type Unsure } from './counts.ts';
import { gammaQuantile } from './distributions/quantiles.ts';
import { deviationsOf, type Sureness, tailOf } from './sureness.ts';

/** A figure and the ends between which the true one lies, as often as the sureness says. */
export type Interval = { value: number; lower: number; upper: number };

/** `per` scales all three: 100 for percent, 100,000 for a rate per so many. */
export type Scale = { per: number; sureness?: Sureness };

type Ends = Pick<Interval, 'lower' | 'upper'>;

/** The interval of a figure, or why it has none. Throws RATE_BAD_COUNTS where the counts cannot be. */
export function intervalOf(counts: Counts, { per, sureness = 95 }: Scale): Interval | Unsure {
  refuseBadCounts([counts]);
  const { kind, top, bottom } = counts;
  if (bottom === 0) return { reason: 'Nothing stands below, so there is no figure.' };
  const value = (top * per) / bottom;
  if (kind === 'proportion') {
    const { lower, upper } = wilson(top, bottom, sureness);
    return { value, lower: lower * per, upper: upper * per };
  }
  const { lower, upper } = exactPoisson(top, sureness);
  return { value, lower: (lower * per) / bottom, upper: (upper * per) / bottom };
}

/**
 * The score interval of a proportion, from 0 to 1. Wilson, "Probable inference, the law of succession, and
 * statistical inference", Journal of the American Statistical Association 22 (1927), pages 209 to 212; method 3
 * of Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods",
 * Statistics in Medicine 17 (1998), pages 857 to 872.
 */
export function wilson(top: number, bottom: number, sureness: Sureness): Ends {
  const z = deviationsOf(sureness);
  const middle = 2 * top + z * z;
  const reach = z * Math.sqrt(z * z + (4 * top * (bottom - top)) / bottom);
  const under = 2 * (bottom + z * z);
  return {
    lower: top === 0 ? 0 : (middle - reach) / under,
    upper: top === bottom ? 1 : (middle + reach) / under,
  };
}

/**
 * The exact interval of how many events are to be expected where so many were counted. Garwood, "Fiducial
 * limits for the Poisson distribution", Biometrika 28 (1936), pages 437 to 442.
 */
export function exactPoisson(count: number, sureness: Sureness): Ends {
  const tail = tailOf(sureness);
  return {
    lower: count === 0 ? 0 : gammaQuantile(tail, count),
    upper: gammaQuantile(1 - tail, count + 1),
  };
}
