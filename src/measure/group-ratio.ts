/** What stands on top of a metric's formula for one group, and below. */
export type Parts = { top: number; bottom: number };

/** A ratio between two groups and the ends of its interval. */
export type RatioInterval = { ratio: number; lower: number; upper: number };

/** Standard deviations either side of a normal mean that hold 95%. */
const ninetyFive = 1.959964;

/** How many times the rate of one group is that of another. Neither top may be 0, nor a bottom. */
export function rateRatio(group: Parts, reference: Parts): number {
  return group.top / group.bottom / (reference.top / reference.bottom);
}

/**
 * The interval of a ratio of two proportions, by its logarithm: the top counts a part of the records of the
 * bottom. Katz, Baptista, Azen and Pike, "Obtaining confidence intervals for the risk ratio in cohort
 * studies", Biometrics 34 (1978), pages 469 to 474, method C.
 */
export function proportionInterval(
  group: Parts,
  reference: Parts,
  deviations = ninetyFive,
): RatioInterval {
  const variance = 1 / group.top - 1 / group.bottom + (1 / reference.top - 1 / reference.bottom);
  return around(rateRatio(group, reference), variance, deviations);
}

/**
 * The interval of a ratio of two rates, by its logarithm: the top counts events, each on its own (Poisson),
 * over a bottom that is taken as known. Rothman, Greenland and Lash, "Modern Epidemiology", 3rd edition
 * (2008), chapter 14.
 */
export function eventInterval(
  group: Parts,
  reference: Parts,
  deviations = ninetyFive,
): RatioInterval {
  return around(rateRatio(group, reference), 1 / group.top + 1 / reference.top, deviations);
}

function around(ratio: number, variance: number, deviations: number): RatioInterval {
  const reach = Math.exp(deviations * Math.sqrt(Math.max(0, variance)));
  return { ratio, lower: ratio / reach, upper: ratio * reach };
}

/** A ratio as it is printed: two places, and more where fewer would hide on which side of 1 it lies. */
export function printRatio(ratio: number): string {
  if (ratio >= 9.995) return ratio.toFixed(ratio >= 99.95 ? 0 : 1);
  if (ratio < 0.0995) return ratio.toPrecision(2);
  const two = ratio.toFixed(2);
  return two === '1.00' && ratio !== 1 ? ratio.toFixed(3) : two;
}
