import type { Scheme } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import { type HeldFigure, heldFigures } from './held-figures.ts';
import { leaveOut } from './left-out.ts';
import type { Figures } from './measured.ts';
import type { RatedSubject } from './rated-subject.ts';
import type { LeftOut } from './rating.ts';
import { type PreparedRow, rowsOf, together } from './reporting-groups.ts';
import { pointsOfViews, pointsOverQuarters, quarterShares } from './score-input.ts';
import {
  type ReadySubject,
  type RolledUp,
  readySubject,
  rollUpSubject,
} from './subject-roll-up.ts';

export type { HeldFigure } from './held-figures.ts';
export type { PreparedRow } from './reporting-groups.ts';
export type { RolledUp } from './subject-roll-up.ts';

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
    figures: Pick<Figures, 'outturn' | 'previous'>,
  ): number;
  /** What each quarter counts in the points of an input; they add up to 1, and one without points has 0. */
  quarterSharesOf(subject: number, input: number): readonly number[];
  /** The figure of an input in a quarter, with what it is held against. */
  figureOf(subject: number, input: number, span: number): HeldFigure;
  /** What of the provider's rating does not hang on its points: weights, parts of domains and whole, gates. */
  readyOf(subject: number): ReadySubject;
  /** Domain scores, whole and bands of any points. */
  rollUpOf(subject: number, points: ArrayLike<number>): RolledUp;
  /** What the members of a row come to together: the mean of their scores; one alone is itself. */
  together(members: readonly RolledUp[]): RolledUp;
};

/** Works out once for each provider what does not hang on the outturns that are tried. */
export function prepareScheme(scheme: Scheme, subjects: readonly RatedSubject[]): PreparedScheme {
  const { kept, leftOut } = leaveOut(scheme.rated, subjects);
  const held = heldFigures(scheme, kept);
  const readyOf = whenAsked(kept, (subject) => readySubject(scheme, subject));
  const quarters = whenAsked(kept, (subject, at) => quarterPoints(scheme, subject, held[at] ?? []));
  const figureOf = (subject: number, input: number, span: number) =>
    get(get(get(held, subject), span), input);
  const quarterPointsOf: PreparedScheme['quarterPointsOf'] = (subject, input, span, tried) => {
    const { figure, against } = figureOf(subject, input, span);
    const { polarity, level } = figure;
    return pointsOfViews(get(scheme.inputs, input).views, { polarity, level, ...tried }, against);
  };
  return {
    scheme,
    subjects: kept,
    leftOut,
    rows: rowsOf(scheme.reportingGroups, kept),
    pointsAsTheyAre: (subject) => quarters(subject).whole,
    pointsOf: (subject, input, outturn, previous) => {
      const { byQuarter, weights } = quarters(subject);
      const latest = weights.length - 1;
      const tried = quarterPointsOf(subject, input, latest, { outturn, previous });
      return pointsOverQuarters([...get(byQuarter, input).slice(0, -1), tried], weights);
    },
    quarterPointsOf,
    quarterSharesOf: (subject, input) => {
      const { byQuarter, weights } = quarters(subject);
      return quarterShares(get(byQuarter, input), weights);
    },
    figureOf,
    readyOf,
    rollUpOf: (subject, tried) => rollUpSubject(scheme, readyOf(subject), tried),
    together: (members) => together(scheme, members),
  };
}

type QuarterPoints = {
  /** By input, then by quarter, oldest first. */
  byQuarter: number[][];
  /** By input, over all quarters. */
  whole: Float64Array;
  weights: number[];
};

function quarterPoints(
  { inputs }: Scheme,
  { spans }: RatedSubject,
  held: readonly HeldFigure[][],
): QuarterPoints {
  const weights = spans.map(({ weight }) => weight);
  const byQuarter = inputs.map(({ views }, input) =>
    held.map((span) => {
      const { figure, against } = get(span, input);
      return pointsOfViews(views, figure, against);
    }),
  );
  const whole = Float64Array.from(byQuarter, (each) => pointsOverQuarters(each, weights));
  return { byQuarter, weights, whole };
}

/** What is worked out of each of a list when it is first asked for: a thread asks for those alone that it draws. */
function whenAsked<From, Value>(
  list: readonly From[],
  workOut: (from: From, index: number) => Value,
): (index: number) => Value {
  const known: Value[] = [];
  return (index) => {
    const value = known[index] ?? workOut(get(list, index), index);
    known[index] = value;
    return value;
  };
}

function get<Value>(list: readonly Value[], index: number): Value {
  const found = list[index];
  if (found !== undefined) return found;
  throw new GatehouseError(
    'RATE_NO_SUCH_INDEX',
    `There is no ${index} among the ${list.length} of the prepared scheme; take indices from it.`,
  );
}
