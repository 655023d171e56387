import {
  type AgreedTable,
  type CellUnit,
  type Column,
  type Metric,
  numericUnits,
} from '../../../catalogue/index.ts';

/** One cell as a form asks for it. `line` is one line, `words` a box for prose, `choice` a list to choose from. */
export type CellField = {
  id: string;
  label: string;
  hint: string;
  kind: 'line' | 'words' | 'choice';
  value: string;
  /** Whether it is a figure or a day, for which a short field will do. */
  short: boolean;
  choices: ReadonlyArray<{ value: string; text: string; selected: boolean }>;
  /** A cell that follows from others: it is stated, and can be worked out. */
  computed: boolean;
};

/** A unit with an example, as the hint at a field; words need none. */
const unitHints: Readonly<Record<Exclude<CellUnit, 'metric'>, string>> = {
  text: '',
  prose: '',
  choice: '',
  date: 'A day, such as 2014-04-01',
  time: 'A time of day, such as 08:30',
  count: 'A whole number, such as 741',
  number: 'A number, such as 0.65',
  money: 'Pounds, such as £35,312',
  percent: 'Per cent, such as 6.5%',
  clock: 'Hours and minutes, such as 28:15',
  'decimal hours': 'Hours as a decimal, such as 28.25',
  'hours per week': 'Hours a week, such as 28:15 or 28.25',
};

const metricHints: Partial<Record<Metric['unit'], string>> = {
  percent: 'Per cent, such as 95.00%',
  count: 'A whole number, such as 34',
  places: 'A whole number, such as 34',
  money: 'Pounds, such as £35,312',
  hours: 'Hours, such as 28.25',
  days: 'Working days, such as 8.5',
};

/** What to write in a cell: its unit with an example, and what the form says of it. */
export function hintOf({ unit, note }: Pick<Column, 'unit' | 'note'>, metric?: Metric): string {
  const example = unit === 'metric' ? metricHint(metric) : unitHints[unit];
  return [example, note ?? ''].filter((words) => words !== '').join('. ');
}

function metricHint(metric: Metric | undefined): string {
  if (!metric) return '';
  return metricHints[metric.unit] ?? `In ${metric.unitText || metric.unit}`;
}

const shortUnits: readonly CellUnit[] = ['date', 'time', ...numericUnits];

type Asked = { id: string; label: string; value: string; metric?: Metric | undefined };

/** The field of a cell. A text with several lines gets a box, because a line would join them. */
export function cellField(column: Column, { id, label, value, metric }: Asked): CellField {
  const several = value.includes('\n');
  const isChoice = column.unit === 'choice' && !several;
  return {
    ...{ id, label, value, hint: hintOf(column, metric) },
    kind: isChoice ? 'choice' : column.unit === 'prose' || several ? 'words' : 'line',
    short: shortUnits.includes(column.unit),
    choices: isChoice ? choicesOf(column, value) : [],
    computed: column.computed !== undefined,
  };
}

/** What stands in the cell is kept among the choices, even when the form does not have it. */
function choicesOf({ choices }: Column, value: string): CellField['choices'] {
  const known = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  const stray = value !== '' && known === undefined ? [value] : [];
  return [
    { value: '', text: 'Not stated', selected: value === '' },
    ...[...choices, ...stray].map((choice) => ({
      value: choice === known ? value : choice,
      text: choice,
      selected: choice === (known ?? value),
    })),
  ];
}

/** The most columns, and cells, that are written in side by side; more are asked row by row. */
const mostColumns = 8;
const mostCells = 120;

/** Whether a table is written in as a grid: its rows are fixed and it has few columns of short words. */
export function isGrid({ shape, columns, rows, totals }: AgreedTable): boolean {
  if (shape !== 'fixed' || columns.length > mostColumns) return false;
  if (columns.some(({ unit }) => unit === 'prose')) return false;
  return columns.length * (rows.length + totals.length) <= mostCells;
}
