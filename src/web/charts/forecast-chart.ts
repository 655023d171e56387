import { type Chart, type ChartTable, colours, draw, label } from './chart.ts';
import {
  curve,
  type Frame,
  heightOf,
  mark,
  periodLabels,
  type Spot,
  slots,
  valueGrid,
} from './frame.ts';
import { shorten } from './label.ts';
import type { Markup } from './markup.ts';
import { linearScale, type Scale } from './scale.ts';
import { legend, legendHeight, type Sign } from './sign.ts';

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

const plot = { left: 15, width: 83, height: 200 };
const keyCharacters = 36;

/** The year so far, the level by month, and a fan to where the year may well end. */
export function forecastChart(options: ForecastChart): Chart {
  const { id, title, points } = options;
  const { sentence, details } = forecastSentence(options);
  const description = details === '' ? sentence : `${sentence} ${details}`;
  const numbers = points
    .flatMap(({ value, level, forecast, lower, upper }) => [value, level, forecast, lower, upper])
    .filter((one) => one !== null);
  const { height, shapes } =
    numbers.length === 0
      ? { height: 30, shapes: [label(0, 20, sentence)] }
      : drawForecast(options, linearScale(numbers));
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, sentence, description, table: tableOf(options) };
}

function drawForecast(options: ForecastChart, scale: Scale): { height: number; shapes: Markup[] } {
  const { points, print } = options;
  const entries = entriesOf(options);
  const top = legendHeight(entries.length, 1) + 20;
  const frame: Frame = { ...plot, top };
  const shapes = [
    ...legend(entries, 0, 1),
    ...fan(points, frame, scale),
    ...valueGrid(frame, scale, print),
    ...lines(options, frame, scale),
    ...dots(points, frame, scale),
    ...periodLabels(
      points.map(({ month }) => month),
      slots(frame, points.length),
      top + frame.height + 26,
    ),
  ];
  return { height: top + frame.height + 36, shapes };
}

function spotOf(index: number, of: number, value: number, scale: Scale): Spot {
  return [((index + 0.5) / Math.max(1, of)) * 100, 100 - scale.place(value)];
}

function lastKnown(points: readonly ForecastPoint[]): number {
  return points.findLastIndex(({ value }) => value !== null);
}

type Of = (point: ForecastPoint) => number | null;

function track(points: readonly ForecastPoint[], of: Of, scale: Scale): Array<Spot | null> {
  return points.map((point, index) => {
    const value = of(point);
    return value === null ? null : spotOf(index, points.length, value, scale);
  });
}

/** From the last known month, where forecast and interval begin. */
function onwards(of: Of, last: ForecastPoint | undefined): Of {
  return (point) => (point === last ? point.value : of(point));
}

function fan(points: readonly ForecastPoint[], frame: Frame, scale: Scale): Markup[] {
  const last = points[lastKnown(points)];
  const upper = track(
    points,
    onwards((point) => point.upper, last),
    scale,
  );
  const lower = track(
    points,
    onwards((point) => point.lower, last),
    scale,
  );
  const known = (spot: Spot | null): spot is Spot => spot !== null;
  const edge = [...upper.filter(known), ...lower.filter(known).reverse()];
  if (edge.length < 3) return [];
  return curve(frame, edge, { fill: colours.pale, stroke: colours.plain, 'stroke-width': 1 });
}

function lines({ points, needed }: ForecastChart, frame: Frame, scale: Scale): Markup[] {
  const at = lastKnown(points);
  const last = points[at];
  const end = points.at(-1);
  const level = { stroke: colours.level, 'stroke-width': 2, 'stroke-dasharray': '6 4' };
  const forecast = { stroke: colours.highlight, 'stroke-width': 2, 'stroke-dasharray': '9 4' };
  const need = { stroke: colours.bad, 'stroke-width': 2, 'stroke-dasharray': '2 3' };
  const route: Spot[] = [];
  if (needed !== undefined && last !== undefined && end !== undefined && end.level !== null) {
    route.push(
      spotOf(at, points.length, last.value ?? 0, scale),
      spotOf(points.length - 1, points.length, end.level, scale),
    );
  }
  return [
    ...curve(
      frame,
      track(points, (point) => point.level, scale),
      level,
    ),
    ...curve(
      frame,
      track(
        points,
        onwards((point) => point.forecast, last),
        scale,
      ),
      forecast,
    ),
    ...curve(frame, route, need),
    ...curve(
      frame,
      track(points, (point) => point.value, scale),
      {
        stroke: colours.highlight,
        'stroke-width': 3,
      },
    ),
  ];
}

function dots(points: readonly ForecastPoint[], frame: Frame, scale: Scale): Markup[] {
  const placed = slots(frame, points.length);
  return points.flatMap(({ month, value, valueText, forecast, forecastText }, index) => {
    const shown = value ?? forecast;
    const slot = placed[index];
    if (shown === null || slot === undefined) return [];
    const at = { x: slot.centre, y: heightOf(frame, scale, shown) };
    const words = value === null ? `${month}: forecast ${forecastText}` : `${month}: ${valueText}`;
    const fill = value === null ? '#ffffff' : colours.highlight;
    const paint = { fill, stroke: colours.highlight, 'stroke-width': 1.5 };
    return [mark('M0 -4a4 4 0 1 0 .1 0z', at, paint, words)];
  });
}

function entriesOf({
  points,
  needed,
  sureness,
}: ForecastChart): Array<{ sign: Sign; words: string }> {
  const last = points[lastKnown(points)];
  const end = points.at(-1);
  const ends = points.some(({ forecast }) => forecast !== null);
  const all = [
    { sign: 'line', words: `so far: ${last?.valueText}`, used: last !== undefined },
    {
      sign: 'level line',
      words: `level: ${end?.levelText}`,
      used: points.some(({ level }) => level !== null),
    },
    { sign: 'forecast', words: `forecast: ${end?.forecastText}`, used: ends },
    {
      sign: 'fan',
      words: `where it may end, ${sureness} sure`,
      used: points.some(({ lower }) => lower !== null),
    },
    { sign: 'needed', words: `needed: ${needed}`, used: needed !== undefined },
  ] as const;
  return all
    .filter(({ used }) => used)
    .map(({ sign, words }) => ({ sign, words: shorten(words, keyCharacters) }));
}

function forecastSentence(options: ForecastChart): { sentence: string; details: string } {
  const { points, needed, sureness } = options;
  const last = points[lastKnown(points)];
  const end = points.at(-1);
  if (last === undefined || end === undefined) {
    return { sentence: 'There are no figures to show.', details: '' };
  }
  const level = end.level === null ? '' : `; the level is ${end.levelText}`;
  const made =
    end.forecast === null
      ? `By ${last.month} it came to ${last.valueText}${level}.`
      : `At this rate ${end.month} will end at about ${end.forecastText}${level}.`;
  return {
    sentence: options.sentence ?? made,
    details: [
      `So far ${last.valueText}, in ${last.month}.`,
      end.lower === null
        ? ''
        : `The interval is meant to hold the end of the year ${sureness} of the time.`,
      needed === undefined ? '' : `Needed to reach the level: ${needed}.`,
    ]
      .filter((one) => one !== '')
      .join(' '),
  };
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
