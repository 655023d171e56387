import type { Metric } from '../../catalogue/index.ts';
import type { Growth } from '../../measure/index.ts';

/** How the months of a year came about, as far as chance goes. */
export type YearChance =
  /** A part of records: months have a top and a bottom. */
  | 'proportion'
  /** Events, each on its own: months have a top. */
  | 'events'
  /** Neither is known: chance is told from how the months differ. */
  | 'months';

/** A month of a year, by its place; null where nothing is known. */
export type YearMonth = { value: number | null; top?: number | null; bottom?: number | null };

/** The ends between which a figure will lie 95 times of 100. */
export type Between = { lower: number; upper: number };

/** What must still be had to reach a level at the end of the year. */
export type Needed = {
  /** Each month, or as the share of what remains. */
  value: number;
  /** `at least` where higher is better, `at most` where lower is, else `exactly`. */
  how: 'at least' | 'at most' | 'exactly';
  /** `settled`: whatever comes, it is met. `out of reach`: whatever comes, it is missed. */
  reach: 'open' | 'settled' | 'out of reach';
  /** In how many of the known months of the year it was had, and how many those are; null where exactly so much is needed. */
  had: { months: number; of: number } | null;
};

/** What is known of a year so far. */
export type YearQuestion = {
  growth: Growth;
  chance: YearChance;
  polarity: Metric['polarity'];
  /** Months in the year, and how many of them the outturn to date is of. */
  months: number;
  toDate: { months: number; value: number };
  /** What the run rate leads to. */
  runRate: number;
  /** The months so far, in order. */
  sofar: readonly YearMonth[];
  /** Earlier years, the latest last, each with all of its months. */
  earlier: ReadonlyArray<readonly YearMonth[]>;
  level: number | null;
};

/** One month that is still to come: the outturn to date at its end. */
export type Ahead = { forecast: number; between: Between | null };

export type YearEnd = {
  /** By the run rate, and by the shape of earlier years where two or more are known. */
  runRate: number;
  seasonal: number | null;
  /** The seasonal one where there is one. */
  forecast: number;
  between: Between | null;
  /** By which method; without an interval, why there is none. */
  method: string;
  needed: Needed | null;
  /** The months after the last that is known, in order; the last is the year's end. */
  ahead: readonly Ahead[];
};
