import {
  type AgreementTemplate,
  add,
  type Exact,
  exactOf,
  findTable,
  multiply,
  nought,
  type Regime,
  toNumber,
} from '../../catalogue/index.ts';
import { printFigure, readCell } from '../agreement/cell-value.ts';
import { type Content, tableIn } from '../agreement/content.ts';
import { weekdays } from './day.ts';
import { columnDays, type Ground, groundOf, hasTimetable, statedDays } from './ground.ts';
import { printHours, totalColumn } from './summary.ts';

/** What the agreed regime comes to in a metric of the catalogue, to be set beside its outturns. */
export type RegimeMetric = {
  metric: string;
  title: string;
  agreed: number;
  unit: 'hours';
  /** From what it was made, and under which assumptions. */
  madeOf: string;
};

const weeksInYear = exactOf(52);
const plain = { decimals: 2, clock: null };

/** The agreed regime in the metrics that count it; those that the agreement tells too little for are left out. */
export function regimeMetrics(template: AgreementTemplate, content: Content): RegimeMetric[] {
  const ground = groundOf(template, content);
  if (!ground) return [];
  const { worked } = ground.regime.metrics;
  const made = [
    hoursUnlocked(ground),
    purposefulHours(ground),
    ...worked.map((one) => hoursWorked(ground, one)),
  ];
  return made.flatMap((metric) => metric ?? []);
}

function hoursUnlocked(ground: Ground): RegimeMetric | undefined {
  const { unlocked } = ground.regime.metrics;
  const days = columnHours(ground, totalColumn);
  if (!days || unlocked === undefined) return undefined;
  const hours = weekdays.map((day) => days[day] ?? nought).reduce(add, nought);
  return {
    metric: unlocked,
    title: 'Time out of cell on a weekday',
    agreed: toNumber(multiply(hours, { top: 1n, bottom: BigInt(weekdays.length) })),
    unit: 'hours',
    madeOf: `Monday to Friday of the ${source(ground)}: ${printHours(hours)} out of cell, divided by five.`,
  };
}

/** The time of the categories in which the activity places stand. */
function purposefulHours(ground: Ground): RegimeMetric | undefined {
  const { promised, categories, metrics } = ground.regime;
  const named = categories.filter(({ code }) => promised.some((one) => one.category === code));
  const columns = [...new Set(named.flatMap(({ column }) => column ?? []))];
  const weeks = columns.map((column) => columnHours(ground, column));
  const known = weeks.flatMap((days) => days ?? []);
  if (metrics.purposeful === undefined || columns.length === 0 || weeks.includes(undefined)) {
    return undefined;
  }
  const hours = known.reduce(add, nought);
  const titles = named.map(({ title }) => title).join(', ');
  return {
    metric: metrics.purposeful,
    title: 'Activity in a week',
    agreed: toNumber(hours),
    unit: 'hours',
    madeOf: `${titles}, Monday to Sunday of the ${source(ground)}: ${printHours(hours)}, if every prisoner has a place for all of it.`,
  };
}

type Worked = Regime['metrics']['worked'][number];

function hoursWorked(ground: Ground, worked: Worked): RegimeMetric | undefined {
  const { promised } = ground.regime;
  const hoursIn = promised.find(({ table }) => table === worked.table)?.column;
  const weekly = hoursIn && placeHours(ground, { ...worked, hours: hoursIn });
  if (!weekly) return undefined;
  const { places, hours } = weekly;
  const title = findTable(ground.template, worked.table)?.title ?? worked.table;
  return {
    metric: worked.metric,
    title: `Hours of the places in a year: ${title}`,
    agreed: toNumber(multiply(hours, weeksInYear)),
    unit: 'hours',
    madeOf: `${toNumber(places)} places by their hours: ${printFigure(hours, 'decimal hours', plain)} hours a week, for 52 weeks with every place filled.`,
  };
}

/** Places of a table and their hours a week together; undefined where a place states no hours, or none is stated. */
function placeHours(
  { template, content }: Ground,
  asked: { table: string; places: string; hours: string },
): { places: Exact; hours: Exact } | undefined {
  const columns = findTable(template, asked.table)?.columns ?? [];
  const figureIn = (cells: Readonly<Record<string, string>>, code: string) => {
    const column = columns.find((one) => one.code === code);
    const value = column && readCell(cells[code], column);
    return value?.kind === 'figure' ? value.interval.value : undefined;
  };
  const rows = tableIn(content, asked.table).rows.flatMap(({ cells }) => {
    const places = figureIn(cells, asked.places);
    return places ? [{ places, each: figureIn(cells, asked.hours) }] : [];
  });
  const whole = rows.flatMap(({ places, each }) => (each ? [{ places, each }] : []));
  if (rows.length === 0 || whole.length < rows.length) return undefined;
  return {
    places: whole.map(({ places }) => places).reduce(add, nought),
    hours: whole.map(({ places, each }) => multiply(places, each)).reduce(add, nought),
  };
}

/** Hours of a column by day of the average prisoner: by the timetable, or as stated where none is entered. */
function columnHours(ground: Ground, column: string): Exact[] | undefined {
  const { week } = ground;
  if (!week && hasTimetable(ground)) return undefined;
  const days = week ? columnDays(ground, week.average, column) : statedDays(ground, column);
  return days?.map(({ value }) => value);
}

function source({ week }: Ground): string {
  return week ? 'timetable' : 'summary';
}
