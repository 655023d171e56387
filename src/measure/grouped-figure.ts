import type { SubjectKind } from '../estate/index.ts';
import type { IntervalMethod } from './group-method.ts';
import type { GroupRow, WholeFigure } from './groups.ts';

/** A figure broken down by the groups of a characteristic. */
export type GroupedFigure = {
  provider: string;
  providerId: string;
  providerKind: SubjectKind;
  simulated: boolean;
  metric: string;
  title: string;
  period: string;
  breakdown: string;
  breakdownTitle: string;
  /** The group with which the others are compared. */
  reference: string;
  referenceTitle: string;
  /** What the interval of a ratio rests on; null where none is given. */
  interval: IntervalMethod | null;
  /** Why there is no ratio or no interval. */
  comparisonNote: string | null;
  /** All groups together, those not stated among them: the figure of the metric. */
  all: WholeFigure;
  /** Why there is no figure of all, in words. */
  reason: string | null;
  /** Providers of whom it is asked and who supplied nothing; a figure of several needs all of them. */
  missing: readonly string[];
  /** In the order in which they are declared, then those not stated; empty where nothing was supplied. */
  groups: GroupRow[];
  /** The rule by which small numbers are suppressed, in words; null where they are shown as they are. */
  suppression: string | null;
};
