import type { Metric } from '../../../catalogue/index.ts';
import type { Growth } from '../../../measure/index.ts';
import type { Between } from './prediction.ts';

/**
 * How the months of a year came about, as far as chance goes: a part of records, with top and bottom; events, each on
 * its own, with a top; `months`: known only by how they differ; `none`: not at all, or nobody can tell.
 */
export type YearChance = 'proportion' | 'events' | 'months' | 'none';

/** A month of a year; null where nothing is known. */
export type YearMonth = { value: number | null; top: number | null; bottom: number | null };

/** What is known of a year so far. */
export type YearQuestion = {
  growth: Growth;
  chance: YearChance;
  polarity: Metric['polarity'];
  /** What one event is worth in the outturn to date; of a proportion, the whole: 100 in percent. */
  per: number;
  /** The values that can be at all. */
  range: { min?: number | undefined; max?: number | undefined };
  /** Months in the year. */
  months: number;
  /** The outturn to date, of how many months, and what it is made of. */
  toDate: YearMonth & { value: number; months: number };
  /** The months so far, in order, those without a figure among them. */
  sofar: readonly YearMonth[];
  /** Earlier years, each with all of its months known. */
  earlier: ReadonlyArray<readonly YearMonth[]>;
  level: number | null;
};

/** The outturn to date at the end of a month that is still to come. */
export type Ahead = { forecast: number; between: Between | null };

/** The months to come in order, and how their interval was had, as a sentence. */
export type Remaining = { seasonal: boolean; ahead: readonly Ahead[]; method: string };
