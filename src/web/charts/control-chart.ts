import { type Chart, type ChartTable, draw, label } from './chart.ts';

/** One month of a control chart: a null value is a gap and says why in its text. */
export type ControlPoint = {
  month: string;
  value: number | null;
  valueText: string;
  /** The mean and limits that hold in this month; null where none are known. */
  mean: number | null;
  lower: number | null;
  upper: number | null;
  /** Numbers of the rules, in the list below, that flag this month. */
  flags: readonly number[];
  level?: number | null | undefined;
};

export type ControlChart = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  /** In the order of time, every month, with those that have no figure. */
  points: readonly ControlPoint[];
  /** The rules that flag any month, with the numbers that the flags name. */
  rules: ReadonlyArray<{ number: number; words: string }>;
  /** Where mean and limits begin anew: the place of the first month of the new phase, and why. */
  rebases: ReadonlyArray<{ at: number; words: string }>;
  print: (value: number) => string;
  /** For a person who is not a statistician; made from the points where none is given. */
  sentence?: string | undefined;
};

/** Months with the mean and limits of each phase; months that a rule flags are marked by shape and number. */
export function controlChart(options: ControlChart): Chart {
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

function tableOf({ title, points, print, rules }: ControlChart): ChartTable {
  const printed = (value: number | null) => (value === null ? '' : print(value));
  const wordsOf = (number: number) => rules.find((rule) => rule.number === number)?.words ?? '';
  return {
    caption: title,
    head: [
      { text: 'Month' },
      { text: 'Outturn', numeric: true },
      { text: 'Mean', numeric: true },
      { text: 'Limits', numeric: true },
      { text: 'Flagged by' },
    ],
    rows: points.map((one) => [
      { text: one.month },
      { text: one.valueText, numeric: true },
      { text: printed(one.mean), numeric: true },
      { text: `${printed(one.lower)} to ${printed(one.upper)}`, numeric: true },
      { text: one.flags.map((flag) => `${flag}: ${wordsOf(flag)}`).join('; ') },
    ]),
  };
}
