import type { Period } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import type { Moderation } from '../rating-report.ts';

type Moderating = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whose rating, by which scheme and of which period; the scheme may name its version, as `ippf-2007@1`. */
export type ModeratedRating = { scheme: string; provider: string; period: Period };

/** Who moderates, and in which office. */
export type Moderator = { by: string; role: string; reason: string };

/** A moderation as it was recorded, with its withdrawal if there is one. */
export type ModerationRecord = Moderation & {
  number: number;
  provider: string;
  withdrawn: { reason: string; by: string; role: string; recordedAt: string } | null;
};

/**
 * Puts another band beside the computed one, which stays what it is. Throws RATE_MODERATION_REFUSED with every
 * problem, and as `listRatings`.
 */
export async function moderate(
  hub: Moderating,
  rating: ModeratedRating,
  wish: Moderator & { band: string },
): Promise<Moderation> {
  const recordedAt = hub.now().toISOString();
  return {
    ...{ scheme: rating.scheme, version: 1, providerId: rating.provider, period: '' },
    ...{ computed: null, recordedAt, ...wish },
  };
}

/** Takes the latest moderation of a rating back, with a reason. Throws RATE_MODERATION_REFUSED. */
export async function withdrawModeration(
  _hub: Moderating,
  _rating: ModeratedRating,
  _wish: Moderator,
): Promise<void> {}

/** Every moderation, the latest first, those that were withdrawn and replaced among them. */
export async function listModerations(
  _hub: Moderating,
  _question: {
    scheme?: string | undefined;
    provider?: string | undefined;
    period?: Period | undefined;
  },
): Promise<ModerationRecord[]> {
  return [];
}
