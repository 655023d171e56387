import type { Period } from '../../calendar/index.ts';
import type { Metric } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';

/** What returns ask of the rooms that come after this one. */
export type ReturnReadings = {
  /**
   * The natural process limits of some months' values (Wheeler's XmR chart), cut to the values that can be at all;
   * undefined where too few months are known.
   */
  naturalLimits: (
    values: ReadonlyArray<number | null>,
    range: { min?: number | undefined; max?: number | undefined },
  ) => { lower: number; upper: number } | undefined;
  /** Whether an outturn misses its level, in the direction of the metric's polarity. */
  misses: (metric: Metric, outturn: number, level: number) => boolean;
  /** The levels of some metrics for a provider and month, by metric; none where none is set. */
  levels: (
    hub: Hub,
    question: { providerId: string; metrics: readonly string[]; month: Period },
  ) => Promise<Map<string, number>>;
  /** What tallies over records come to in a month, by tally; none where no record of the type is known. */
  counted: (
    hub: Hub,
    question: { providerId: string; tallies: readonly string[]; month: Period },
  ) => Promise<Map<string, number>>;
};
