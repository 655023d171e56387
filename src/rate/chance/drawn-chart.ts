import type { Metric } from '../../catalogue/index.ts';
import type { ChartKind, PhaseLimits } from './chart-limits.ts';
import type { Rule, Side } from './special-causes.ts';

/** One month, with what stands behind its value in a p or u chart; without a value it is a gap. */
export type ChartPoint = {
  period: string;
  value: number | null;
  top?: number | null | undefined;
  bottom?: number | null | undefined;
  /** Why there is no value, as a sentence. */
  missing?: string | null | undefined;
};

/** A change that a person knows of: mean and limits begin anew with this month. */
export type Mark = { period: string; words: string };

export type ControlChartQuestion = {
  kind: ChartKind;
  /** What a share or rate is per: 100 for percent. 1 for an XmR chart. */
  per: number;
  /** In the order of time, every month, those without a figure among them. */
  points: readonly ChartPoint[];
  polarity: Metric['polarity'];
  marks?: readonly Mark[] | undefined;
  /** The values that can be at all: limits of an XmR chart go no further. */
  range?: { min?: number | undefined; max?: number | undefined } | undefined;
  /** Whether limits are widened where large counts differ by more than chance. Unless said otherwise they are. */
  overdispersion?: 'widen' | 'ignore' | undefined;
  print?: ((value: number) => string) | undefined;
};

/** That a rule picks out a month. A direction only where there is a better and a worse. */
export type Flag = {
  number: number;
  rule: Rule['code'];
  side: Side | null;
  direction: 'better' | 'worse' | null;
};

/** A month as it is drawn. Without limits nothing is flagged. */
export type DrawnPoint = {
  period: string;
  value: number | null;
  missing: string | null;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  /** Distance from the month before; none after a gap or where a phase begins. */
  movingRange: number | null;
  flags: readonly Flag[];
};

/** A stretch of months with one mean. */
export type ChartPhase = {
  from: string;
  to: string;
  /** The change that it begins with; null for the first. */
  words: string | null;
  known: number;
  mean: number | null;
  /** `provisional` with 6 to 11 known months, `none` with fewer. */
  limits: 'firm' | 'provisional' | 'none';
  /** Why limits are provisional or none, as a sentence. */
  why: string | null;
  movingRange: PhaseLimits['movingRange'];
  sigmaZ: number | null;
  widened: boolean;
};

/** A control chart, ready to be drawn and to be said in one sentence. */
export type ControlChart = {
  kind: ChartKind;
  per: number;
  polarity: Metric['polarity'];
  points: readonly DrawnPoint[];
  phases: readonly ChartPhase[];
  /** The rules that pick out any month. */
  rules: readonly Rule[];
  /** A new beginning that a lasting run speaks for; a person decides. */
  suggestion: Mark | null;
  sentence: string;
  notes: readonly string[];
};
