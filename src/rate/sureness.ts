import type { NationRated } from './rate-nation.ts';
import type { RatedRow, RatingQuestion } from './rating-report.ts';
import type { Rating } from './scheme/rating.ts';

/** How sure the places of ratings are. */
export type Sureness = {
  of(rating: Rating): Pick<RatedRow, 'sure' | 'unsure'>;
  /** What of the change from the period before is more than chance, in a sentence. */
  chance: string | null;
};

const notAsked: Sureness = { of: () => ({ sure: null, unsure: null }), chance: null };

/** Draws the figures anew, where that was asked for. */
export async function surenessOf(
  _sides: { now: NationRated; before: NationRated },
  _question: RatingQuestion['sureness'],
): Promise<Sureness> {
  return notAsked;
}
