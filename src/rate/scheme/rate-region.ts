import type { Band, Scheme } from '../../catalogue/index.ts';
import { bandOf } from './band-of.ts';
import type { Rating } from './rating.ts';
import { roundScore } from './score-rounding.ts';

/** What the providers of a region come to together; scores are means of band values. */
export type RegionRating = {
  score: number | null;
  band: Band | null;
  domains: ReadonlyArray<{ code: string; title: string; score: number | null; band: Band | null }>;
  /** How many providers have a band. */
  of: number;
};

/**
 * The rating of a region: in each domain and as a whole the mean of its providers' band values, read by the bands
 * of the whole. Undefined where the scheme rates no regions, or nobody there has a band.
 */
export function rateRegion(scheme: Scheme, ratings: readonly Rating[]): RegionRating | undefined {
  if (!scheme.regions) return undefined;
  const rated = ratings.filter(({ band }) => band !== null);
  if (rated.length === 0) return undefined;
  return {
    ...meanOf(scheme, rated),
    domains: scheme.domains.map(({ code, title }) => {
      const own = rated.flatMap(({ domains }) => domains.filter((one) => one.code === code));
      return { code, title, ...meanOf(scheme, own) };
    }),
    of: rated.length,
  };
}

function meanOf(
  { overall, rounding }: Scheme,
  rated: ReadonlyArray<Pick<Rating, 'band'>>,
): Pick<RegionRating, 'score' | 'band'> {
  const values = rated.flatMap(({ band }) => band?.value ?? []);
  if (values.length === 0) return { score: null, band: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const score = roundScore(mean, rounding.places);
  const band = overall.bands[bandOf(overall.bands, rounding.beforeBands ? score : mean)];
  return { score, band: band ?? null };
}
