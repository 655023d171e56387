import { type Chart, type ChartTable, draw, label } from './chart.ts';

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
  /** Where the limits allow for overdispersion, how: `limits widened 1.8 times for overdispersion`. */
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

/** Values against what they are out of, with the limits that chance alone would seldom leave. */
export function funnelPlot(options: FunnelPlot): Chart {
  const { id, title } = options;
  const sentence = options.sentence ?? 'There are no figures to show.';
  const svg = draw({
    id,
    title,
    description: sentence,
    height: 30,
    shapes: [label(0, 20, sentence)],
  });
  return { id, svg, title, sentence, description: sentence, table: tableOf(options) };
}

function tableOf({
  title,
  dots,
  denominators,
  values,
  rowsAre = 'Provider',
}: FunnelPlot): ChartTable {
  return {
    caption: title,
    head: [
      { text: rowsAre },
      { text: denominators, numeric: true },
      { text: values, numeric: true },
      { text: 'Against the limits' },
    ],
    rows: dots.map((one) => [
      { text: one.name },
      { text: one.denominatorText, numeric: true },
      { text: one.valueText, numeric: true },
      { text: one.words },
    ]),
  };
}
