import type { Period } from '../calendar/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import type { RatingCard, RatingQuestion, RatingReport, RatingsCompared } from './rating-report.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/**
 * Everyone of a region, or of the nation, rated by a scheme. Throws CATALOGUE_UNKNOWN_SCHEME, ESTATE_UNKNOWN,
 * RATE_PERIOD_REFUSED, RATE_NOTHING_TO_RATE and RATE_WHAT_IF_REFUSED.
 */
export async function listRatings(_hub: Known, _question: RatingQuestion): Promise<RatingReport> {
  throw new GatehouseError('RATE_NOTHING_TO_RATE', 'Nothing is rated yet.', { status: 404 });
}

/** One provider's rating, with what would lift it by a band. Throws as {@link listRatings}. */
export async function rateOne(
  _hub: Known,
  _question: RatingQuestion & { provider: string },
): Promise<RatingCard> {
  throw new GatehouseError('RATE_NOTHING_TO_RATE', 'Nothing is rated yet.', { status: 404 });
}

/** Two schemes over the same providers and period: who moves, and why. Throws as {@link listRatings}. */
export async function compareRatings(
  _hub: Known,
  _question: {
    schemes: readonly [string, string];
    region?: string | undefined;
    period?: Period | undefined;
  },
): Promise<RatingsCompared> {
  throw new GatehouseError('RATE_NOTHING_TO_RATE', 'Nothing is rated yet.', { status: 404 });
}
