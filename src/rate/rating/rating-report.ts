import type { Period } from '../../calendar/index.ts';
import type { Scheme } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { ModerationStep } from '../moderation/moderation-store.ts';
import type { RankInterval } from '../ranks/rank-interval.ts';
import type { ChangeInterval } from '../ranks/rank-question.ts';
import type { SchemeComparison } from '../scheme/compare-schemes.ts';
import type { Lift } from '../scheme/lift.ts';
import type { PublishedBeside, RegionBeside } from '../scheme/published-beside.ts';
import type { RegionRating } from '../scheme/rate-region.ts';
import type { LeftOut, Rating } from '../scheme/rating.ts';

/**
 * A change that somebody wants to try, without anything being stored. A figure given as text is read as the catalogue
 * reads its metric: `9.5%`, `28:15`, `1:20`.
 */
export type WhatIf = {
  outturns: ReadonlyArray<{ provider: string; metric: string; value: number | string }>;
  levels: ReadonlyArray<{ provider: string; metric: string; value: number | string }>;
  /** By the code of an input, or of a metric that only one input looks at. */
  weights: ReadonlyArray<{ input: string; weight: number | string }>;
  /** An open notice of change, whose levels are taken as if it were agreed. */
  notice?: { agreement: string; number: number } | undefined;
};

/** What to rate. Without a region it is the nation; without a period the latest that the scheme can rate. */
export type RatingQuestion = {
  scheme: string;
  region?: string | undefined;
  provider?: string | undefined;
  period?: Period | undefined;
  whatIf?: WhatIf | undefined;
  /** Whether to work out the intervals of ranks, and with how many draws and which seed. */
  sureness?: { draws: number; seed: number } | undefined;
};

/** A band put in place of the computed one by a person. */
export type Moderation = Omit<ModerationStep, 'number' | 'kind'> & { band: string };

/** What a rating came to, in short. */
export type Standing = { score: number | null; band: string | null; rank: number | null };

/** A provider's rating with all that stands beside it. */
export type RatedRow = Rating & {
  /** With the labels of the bands of its domains. */
  before: (Standing & { period: string; domains: Readonly<Record<string, string | null>> }) | null;
  /** Against the previous period; places gained are positive, and counted among those rated in both. */
  change: {
    score: number | null;
    places: number | null;
    /** The places among those rated in both, then and now. */
    from: number | null;
    to: number | null;
    bands: number | null;
  } | null;
  /** With a what-if: what it comes to as the figures are. */
  asIs: Standing | null;
  published: PublishedBeside | null;
  /** The latest for this scheme, provider and period; the computed band stays what it is. */
  moderation: Moderation | null;
  /** The interval of its place; null where it cannot be given, with the reason. */
  sure: RankInterval | null;
  unsure: string | null;
  /** The interval of the places gained; null where nothing is known of the period before, or no counts are. */
  changeSure: ChangeInterval | null;
  /** What of the places gained is more than chance, in a sentence; null where none were, or it was not asked. */
  changeChance: string | null;
};

/** The places gained in sum, with and without members of reporting groups that are newly rated together. */
export type NetChange = { excludingGroups: number; includingGroups: number };

export type RatingReport = {
  scheme: Scheme;
  /** Hash of the scheme's definition: the same number of version over another hash is another scheme. */
  schemeHash: string;
  period: string;
  previousPeriod: string;
  region: Subject;
  /** Those of the region, or the provider asked for; places are among everyone rated in the nation. */
  rows: readonly RatedRow[];
  leftOut: readonly LeftOut[];
  /** What the region comes to, where the scheme rates regions and no single provider is asked for. */
  regionRating: (RegionRating & { published: readonly RegionBeside[] }) | null;
  /** How many are rated in all, and how many in the region. */
  rated: { all: number; here: number };
  net: NetChange | null;
  /** What of the change from the period before is more than chance, in a sentence. */
  chance: string | null;
};

/** One provider's rating with all of its working. */
export type RatingCard = { report: RatingReport; row: RatedRow; lift: Lift };

/** Two schemes over the same providers and period. */
export type RatingsCompared = {
  reports: readonly [RatingReport, RatingReport];
  comparison: SchemeComparison;
};
