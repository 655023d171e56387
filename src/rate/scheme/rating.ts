import type { Band, Measure } from '../../catalogue/index.ts';

/** One way in which an input was scored. */
export type ViewScore = {
  measure: Measure;
  share: number;
  /** In percent, units or standard deviations, as the measure has it; null where a part is missing. */
  measured: number | null;
  points: number | null;
  /** Those compared with, for percentile and standard score: `Male local, 3`. */
  comparedWith: string | null;
  /** Why there are no points, in a sentence. */
  missing: string | null;
};

/** What one input came to; over several quarters, of the latest, with the others' points in `quarters`. */
export type InputScore = {
  input: string;
  title: string;
  domain: string | null;
  metric: string;
  outturn: number | null;
  level: number | null;
  previous: number | null;
  texts: { outturn: string; level: string; previous: string };
  views: readonly ViewScore[];
  /** Points of the input by quarter, oldest first, where the scheme looks at several. */
  quarters: ReadonlyArray<{ period: string; weight: number; points: number | null }>;
  /** Points on the scheme's scale; null where it is missing. */
  score: number | null;
  /** As the definition gives it for this provider; what is left out has weight and no score. */
  weight: number;
  /** Share in percent of the weight of what is known, in its domain or, without domains, in the whole. */
  effectiveWeight: number;
  /** Points it adds to the score of its domain, or of the whole; null where that does not add up (minimum). */
  contribution: number | null;
  missing: string | null;
};

/** The score of a domain or of the whole, and the band before and after gates. */
export type Scored = {
  score: number | null;
  /** By the score alone. */
  computed: Band | null;
  /** After gates. */
  band: Band | null;
  /** Percent of the weight that is known. */
  known: number;
  /** Why there is no score or band. */
  notRated: string | null;
};

export type DomainRating = Scored & { code: string; title: string; weight: number };

/** A gate that closed, with what it did. */
export type GateClosed = {
  gate: string;
  title: string;
  on: string;
  from: string | null;
  to: string;
  because: string;
};

/** A place: 1 is best, equal scores share it. */
export type Place = { rank: number; of: number };

/** A provider's rating by a scheme, with all of its working. */
export type Rating = Scored & {
  id: string;
  name: string;
  kind: 'area' | 'establishment' | 'group';
  /** Names, where it is a reporting group rated together. */
  members: readonly string[];
  domains: readonly DomainRating[];
  inputs: readonly InputScore[];
  gates: readonly GateClosed[];
  place: Place | null;
  /** Within the comparator group. */
  groupPlace: (Place & { group: string }) | null;
};

/** Someone whom the scheme leaves out, and why. */
export type LeftOut = { id: string; name: string; because: string };

/** All ratings of a scheme in a period, best first, those not rated last. */
export type SchemeRatings = {
  scheme: string;
  version: number;
  period: string;
  ratings: readonly Rating[];
  leftOut: readonly LeftOut[];
};

/** Who has a rating: a score, or a band by a gate alone. */
export function isRated({ score, band }: { score: number | null; band: unknown }): boolean {
  return score !== null || band !== null;
}
