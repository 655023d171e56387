import type { Scheme } from '../../catalogue/index.ts';
import type { RatedSubject } from '../scheme/rated-subject.ts';
import type { RankInterval } from './rank-interval.ts';

/** Whose places are asked for, by which scheme. */
export type RankQuestion = {
  scheme: Scheme;
  subjects: readonly RatedSubject[];
  /** The same in the period before, where the change of place is asked for as well. */
  before?: readonly RatedSubject[] | undefined;
  /** Ids of the providers (not of groups) whose places gained are added up; everyone without. */
  net?: readonly string[] | undefined;
};

/** How many draws, and the number that decides them: the same number gives the same draws everywhere. */
export type RankOptions = { draws: number; seed: number };

/** An interval, or why it cannot be given. */
export type Sure<Interval> = { sure: Interval; unsure: null } | { sure: null; unsure: string };

/** How far a change may be chance; places gained are positive. */
export type ChangeInterval = {
  /** By the figures as they are. */
  change: number;
  median: number;
  /** The ends of the interval that holds 95 of 100 draws. */
  lower: number;
  upper: number;
  /** Share of draws in which it was a gain. */
  rose: number;
  draws: number;
  seed: number;
};

export type RankAnswer = {
  /** By the id of a row: a provider, or a group rated together. */
  places: ReadonlyMap<string, Sure<RankInterval>>;
  /** By the id of whoever has a place in both periods; empty where only one was asked about. */
  changes: ReadonlyMap<string, Sure<ChangeInterval>>;
  /** Places gained in sum, with and without those newly rated together with others; null without a period before. */
  net: { excludingGroups: Sure<ChangeInterval>; includingGroups: Sure<ChangeInterval> } | null;
};
