import type { Scheme } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { RatedSubject } from './rated-subject.ts';
import type { LeftOut } from './rating.ts';

/** What points come to, in numbers alone. Bands are indices in the bands of the scheme, -1 where there is none. */
export type RolledUp = {
  /** Rounded where the scheme rounds before bands are read off; NaN where it is not rated. */
  score: number;
  /** By the score alone. */
  computed: number;
  /** After gates. */
  band: number;
  /** In the order of the scheme's domains. */
  domains: ReadonlyArray<{ score: number; computed: number; band: number }>;
};

/** A row of the ratings: a provider, or the members of a reporting group that are rated together. */
export type PreparedRow = {
  id: string;
  name: string;
  /** Indices of `subjects`. */
  members: readonly number[];
};

/**
 * A scheme made ready for its providers: whom it rates, with what weights, against what yardsticks. Yardsticks
 * (a group's mean, spread and order) stay as the figures are, whatever outturn is tried. Points are on the
 * scheme's scale, by the index of an input; NaN is missing, before the rule of the input for what is missing.
 */
export type PreparedScheme = {
  scheme: Scheme;
  /** Those rated, in the order given. Indices of subjects are indices of this. */
  subjects: readonly RatedSubject[];
  leftOut: readonly LeftOut[];
  rows: readonly PreparedRow[];
  /** Points of every input by the figures as they are, over all quarters. Copy it before changing it. */
  pointsAsTheyAre(subject: number): Readonly<Float64Array>;
  /** Points of an input, were these its figures in the period rated; the quarters before stay as they are. */
  pointsOf(subject: number, input: number, outturn: number | null, previous: number | null): number;
  /** Points of an input in one quarter (index of the subject's `spans`), were these its figures then. */
  quarterPointsOf(
    subject: number,
    input: number,
    span: number,
    figures: { outturn: number | null; previous: number | null },
  ): number;
  /** What each quarter counts in the points of an input; they add up to 1, and one without points has 0. */
  quarterSharesOf(subject: number, input: number): readonly number[];
  /** Weight of an input for the provider, as the definition gives it. */
  weightOf(subject: number, input: number): number;
  /** Domain scores, whole and bands of any points. */
  rollUpOf(subject: number, points: Readonly<Float64Array>): RolledUp;
  /** As `rollUpOf` and quicker, for points that are missing exactly where they are missing as the figures are. */
  resultOf(subject: number, points: Readonly<Float64Array>): { score: number; band: number };
  /** What the members of a row come to together: the mean of their scores; one alone is itself. */
  together(members: readonly RolledUp[]): RolledUp;
};

/** Works out once for each provider what does not hang on its outturns. */
export function prepareScheme(scheme: Scheme, subjects: readonly RatedSubject[]): PreparedScheme {
  throw new GatehouseError(
    'RATE_NOT_READY',
    `${scheme.code} cannot rate ${subjects.length} providers yet; wait for the engine.`,
  );
}
