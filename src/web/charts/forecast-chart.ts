import { type Chart, type ChartTable, draw, label } from './chart.ts';

/** One month of a year: what is so far, what was agreed, what may come. Null where there is none. */
export type ForecastPoint = {
  month: string;
  /** Cumulative, or the outturn of the year to date. */
  value: number | null;
  valueText: string;
  /** The level by the end of this month. */
  level: number | null;
  levelText: string;
  /** After the last known month: the forecast of the same, with the ends of its interval. */
  forecast: number | null;
  lower: number | null;
  upper: number | null;
  forecastText: string;
};

export type ForecastChart = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  /** All months of the year in order. */
  points: readonly ForecastPoint[];
  /** What must still be had each month to reach the level: `42 a month`; drawn from the last known month to the level. */
  needed?: string | undefined;
  /** How sure the interval is: `80%`. */
  sureness: string;
  print: (value: number) => string;
  /** For a person who is not a statistician; made from the points where none is given. */
  sentence?: string | undefined;
};

/** The year so far, the level by month, and a fan to where the year may well end. */
export function forecastChart(options: ForecastChart): Chart {
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

function tableOf({ title, points }: ForecastChart): ChartTable {
  return {
    caption: title,
    head: [
      { text: 'Month' },
      { text: 'So far', numeric: true },
      { text: 'Level', numeric: true },
      { text: 'Forecast', numeric: true },
    ],
    rows: points.map((one) => [
      { text: one.month },
      { text: one.valueText, numeric: true },
      { text: one.levelText, numeric: true },
      { text: one.forecastText, numeric: true },
    ]),
  };
}
