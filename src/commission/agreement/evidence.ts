import type { MonthIndex, Period } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';

/** The levels of one metric under an agreement: by month of its term in order, and for the term as a whole. */
export type LevelYear = { months: ReadonlyArray<number | null>; total: number | null };

/** Levels by the code of their metric. */
export type LevelTable = ReadonlyMap<string, LevelYear>;

/** What to look at: one provider, the months of the term, and its levels before and after a change. */
export type OutlookQuestion = {
  providerId: string;
  term: Period;
  before: LevelTable;
  after: LevelTable;
};

/** One set of levels held against what was delivered and what is to be expected. Texts are as a person reads them. */
export type OutlookSide = {
  /** The level for the months of which there is an outturn; null where the levels do not tell. */
  levelToDate: string | null;
  statusToDate: 'met' | 'missed' | 'no level' | 'no outturn';
  levelAtYearEnd: string | null;
  statusAtYearEnd: 'met' | 'missed' | 'no level' | 'no outturn';
};

/** How one metric goes under both sets of levels. */
export type Outlook = {
  metric: string;
  title: string;
  /** The months of the term of which there is an outturn: `2014-15 to Sep`; null where there is none. */
  toDate: string | null;
  outturnToDate: string | null;
  /** By the run rate of the months so far; null where nothing can be said. */
  forecast: string | null;
  /** How the forecast was made, or why there is none, in a sentence. */
  how: string;
  before: OutlookSide;
  after: OutlookSide;
};

/** A figure that was recorded of a provider: the latest within a term. */
export type Recorded = {
  metric: string;
  title: string;
  period: string;
  value: number;
  text: string;
  /** Where it stands: file, row. */
  source: string;
};

/**
 * What the rooms that come later know, and an agreement asks for: whether a month is closed, how it went, what was
 * counted. They are put together in `src/app.ts`, because this room imports none of them.
 */
export type Evidence = {
  /** The months in which nothing of this provider may change any more. */
  lockedMonths(hub: Hub, providerId: string): Promise<MonthIndex[]>;
  outlook(hub: Hub, question: OutlookQuestion): Promise<Outlook[]>;
  /** The latest figure of each metric within the term, of those that are recorded. */
  recorded(
    hub: Hub,
    question: { providerId: string; metrics: readonly string[]; term: Period },
  ): Promise<Recorded[]>;
  /** Outturns in the months of a year, in order, by the code of the metric; null where there is none. */
  monthlyOutturns(
    hub: Hub,
    question: { providerId: string; metrics: readonly string[]; year: Period },
  ): Promise<ReadonlyMap<string, ReadonlyArray<number | null>>>;
};
