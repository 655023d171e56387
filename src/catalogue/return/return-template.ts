import type { MonthIndex } from '../../calendar/index.ts';
import type { SubjectKind } from '../../estate/index.ts';
import type { TallyKind } from '../tally.ts';

/** What a figure is counted in. Places in a ranking, ratings and ratios are worked out and not returned. */
export const returnUnits = [
  'count',
  'days',
  'hours',
  'money',
  'percent',
  'places',
  'score',
] as const;

/** What a figure is in its line: the figure itself, or a part of a pair. */
export const figureRoles = ['figure', 'numerator', 'denominator'] as const;
export type FigureRole = (typeof figureRoles)[number];

/** What a check that is not met does: it refuses the return, or asks for a word of explanation. */
export const returnSeverities = ['refuses', 'asks'] as const;
export type ReturnSeverity = (typeof returnSeverities)[number];

/** One figure that is owed, which feeds the tally of the same code. */
export type ReturnFigure = {
  /** The code of its tally. */
  tally: string;
  role: FigureRole;
  title: string;
  kind: TallyKind;
  unit: (typeof returnUnits)[number];
  decimals: number;
  /** The values that can be at all, both ends included. */
  range: { min?: number | undefined; max?: number | undefined };
  /** Codes of the breakdowns by which it is stated too: one row for each combination of their groups. */
  by: readonly string[];
  /** It counts only where the return was submitted by its due day. */
  inTime: boolean;
  /** The tally over records whose place it takes in months of which there are no such records. */
  standsInFor?: string | undefined;
  note?: string | undefined;
};

/** One line of the form: a figure, or a numerator with its denominator. */
export type ReturnLine = {
  code: string;
  title: string;
  /** The heading under which it stands. */
  under?: string | undefined;
  note?: string | undefined;
  /** Whether it may be left blank. */
  needed: boolean;
  /** Of a pair: the numerator is a part of the denominator and cannot be more. */
  within: boolean;
  /** The metric that it makes: its level is what the line is judged against. */
  metric?: string | undefined;
  figures: readonly ReturnFigure[];
};

/** How far two figures may lie apart. */
export type Tolerance = { percent: number } | { number: number };

type Checked = { code: string; title: string; severity: ReturnSeverity };

/** What is checked besides types, ranges, pairs and breakdowns. Figures are named by their tallies. */
export type ReturnCheck = Checked &
  (
    | { kind: 'sum'; figure: string; must: 'equal' | 'at most' | 'at least'; of: readonly string[] }
    /** Against the natural process limits of the twelve months before. */
    | { kind: 'change'; figures: readonly string[] }
    /** Against a tally counted from records of the same thing, where there are any. */
    | { kind: 'records'; figure: string; counted: string; tolerance: Tolerance }
    /** Against what was published of the month, such as a population bulletin. */
    | { kind: 'published'; figure: string; metric: string; tolerance: Tolerance }
  );

/** Whom a return is owed by: kinds of provider, narrowed to functions, to some, or to all but some. */
export type OwedBy = {
  kinds: readonly SubjectKind[];
  functions?: readonly string[] | undefined;
  only?: readonly string[] | undefined;
  except?: readonly string[] | undefined;
};

/** What providers owe each month, by when, and what is checked. */
export type ReturnTemplate = {
  code: string;
  title: string;
  purpose: string;
  owedBy: OwedBy;
  /** The first and last months that are owed; without a last, until the template is taken out. */
  from: MonthIndex;
  until?: MonthIndex | undefined;
  /** Due on this day of the month after; in arrears, of the month after that. */
  due: { day: number; monthsInArrears: 0 | 1 };
  lines: readonly ReturnLine[];
  checks: readonly ReturnCheck[];
  source: string;
};

/** Every figure of a template with its line, in order. */
export function figuresIn({
  lines,
}: Pick<ReturnTemplate, 'lines'>): Array<{ line: ReturnLine; figure: ReturnFigure }> {
  return lines.flatMap((line) => line.figures.map((figure) => ({ line, figure })));
}

/** The code of the record type in which the submitted figures of a template are kept. */
export function returnedType({ code }: Pick<ReturnTemplate, 'code'>): string {
  return `returned-${code}`;
}
