/** A provider in a funnel: a null value says why in its text. */
export type FunnelDot = {
  name: string;
  /** What the figure is out of: cases, or the population at risk. */
  denominator: number | null;
  denominatorText: string;
  value: number | null;
  valueText: string;
  /** The outermost limit that it lies beyond; null within all. */
  beyond: { limit: 95 | 99.8; side: 'above' | 'below' } | null;
  /** What that means, for the table: `above the 99.8% limit`, `within the limits`. */
  words: string;
  highlighted?: boolean | undefined;
};

/** Where a limit runs, by rising denominator. */
export type FunnelLimit = {
  limit: 95 | 99.8;
  points: ReadonlyArray<{ denominator: number; lower: number; upper: number }>;
};

export type FunnelPlot = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  dots: readonly FunnelDot[];
  /** The level or the mean of the group: `{ value: 12.4, text: '12.4%', words: 'all providers' }`. */
  target: { value: number; text: string; words: string };
  limits: readonly FunnelLimit[];
  /** Where the limits allow for overdispersion, how: `widened 1.8 times for overdispersion`. */
  adjusted?: string | undefined;
  /** What the denominators are: `tests in the year`. */
  denominators: string;
  /** What the values are: `positive tests`. */
  values: string;
  printValue: (value: number) => string;
  printDenominator: (denominator: number) => string;
  rowsAre?: string | undefined;
  /** For a person who is not a statistician; made from the dots where none is given. */
  sentence?: string | undefined;
};

export type KnownDot = FunnelDot & { denominator: number; value: number };
