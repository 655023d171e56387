import type { Metric } from '../../catalogue/index.ts';
import type { Counts } from './counts.ts';
import type { Sureness } from './sureness.ts';

/** Who is compared, and with what. */
export type FunnelQuestion = {
  kind: Counts['kind'];
  /** What the figure is per: 100 for percent. */
  per: number;
  points: ReadonlyArray<{ id: string; name: string; top: number; bottom: number }>;
  /** All of them together, or a level in the unit of the figure. */
  target: { kind: 'group' } | { kind: 'level'; value: number };
  polarity: Metric['polarity'];
  /** How a figure is written in sentences. */
  print: (value: number) => string;
};

/** A provider in a funnel. */
export type FunnelPoint = {
  id: string;
  name: string;
  top: number;
  bottom: number;
  value: number;
  /** Standard deviations from the target, were there chance alone; null where there are no limits. */
  z: number | null;
  /** The outermost limit that it lies beyond; null within all. */
  beyond: { limit: Sureness; side: 'above' | 'below' } | null;
  /** Null within all limits, and where neither way is better. */
  judged: 'better' | 'worse' | null;
  /** Only of one beyond a limit. */
  sentence: string | null;
};

/** Where a limit runs, by rising denominator. */
export type FunnelLimit = {
  limit: Sureness;
  points: ReadonlyArray<{ denominator: number; lower: number; upper: number }>;
};

/** A funnel plot, ready to be drawn; values and limits are per `per`. */
export type Funnel = {
  kind: Counts['kind'];
  per: number;
  /** The value is null where there is nobody to compare. */
  target: { kind: 'group' | 'level'; value: number | null };
  points: readonly FunnelPoint[];
  /** Those of whom there is nothing to compare. */
  leftOut: ReadonlyArray<{ id: string; name: string; because: string }>;
  /** None where chance leaves nothing to compare; `reason` says why. */
  limits: readonly FunnelLimit[];
  reason: string | null;
  phi: number | null;
  /** How many times further off the limits are for overdispersion; 1 where they are not. */
  widened: number;
  /** For a person who is not a statistician. */
  sentence: string;
};
