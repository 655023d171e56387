import {
  type Chart,
  type ChartTable,
  colours,
  draw,
  fontSize,
  hatchPattern,
  label,
  region,
  type Status,
  statusPaint,
} from './chart.ts';
import { element, type Markup } from './markup.ts';
import { rowName } from './row-name.ts';
import { linearScale, type Scale } from './scale.ts';
import { legend, legendHeight, type Sign, sign } from './sign.ts';

/** One provider's outturn: null values say why in their text. */
export type Bar = {
  name: string;
  value: number | null;
  valueText: string;
  level: number | null;
  levelText: string;
  status: Status;
};

type Options = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  bars: readonly Bar[];
  /** What the bars stand for in the table's first heading. */
  rowsAre?: string;
};

const barWidth = 70;
const barHeight = 20;
const statusWords: ReadonlyArray<{ sign: Status; words: string }> = [
  { sign: 'met', words: 'met' },
  { sign: 'missed', words: 'missed' },
  { sign: 'no level', words: 'no level' },
  { sign: 'no outturn', words: 'no outturn' },
];

/** Horizontal bars from zero, one a provider, each with a marker at its level. */
export function barsAgainstLevel({ id, title, bars, rowsAre = 'Provider' }: Options): Chart {
  const description = describe(bars);
  const numbers = bars.flatMap((bar) => [bar.value, bar.level]).filter((one) => one !== null);
  const scale = linearScale(numbers, { fromZero: true, exact: true });
  const entries = legendEntries(bars);
  let y = legendHeight(entries.length);
  const shapes = [hatchPattern(id), ...legend(entries, 0)];
  for (const bar of bars) {
    const row = drawRow(id, bar, y, scale);
    shapes.push(...row.shapes);
    y += row.height;
  }
  if (bars.length === 0) shapes.push(label(0, 20, description));
  const height = Math.max(y, 30);
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, description, table: tableOf(title, bars, rowsAre) };
}

function drawRow(
  id: string,
  bar: Bar,
  top: number,
  scale: Scale,
): { height: number; shapes: Markup[] } {
  const { shape, bottom: barTop } = rowName(bar.name, top);
  const shapes = [sign(bar.status, { y: top + 6 }), shape];
  const place = { y: barTop, height: barHeight };
  if (bar.value === null) {
    shapes.push(
      label(0, barTop + 15, bar.valueText, { fill: colours.quiet, 'font-style': 'italic' }),
    );
  } else {
    shapes.push(region(0, barWidth, place, [drawBar(id, bar.value, bar.status, scale)]));
    shapes.push(
      label(100, barTop + 15, bar.valueText, {
        'text-anchor': 'end',
        'font-size': fontSize.value,
        'font-weight': 'bold',
      }),
    );
  }
  if (bar.level !== null) {
    shapes.push(region(0, barWidth, place, levelMarker(scale.place(bar.level))));
    const words = `level ${bar.levelText}`;
    shapes.push(label(100, barTop + 35, words, { 'text-anchor': 'end', fill: colours.quiet }));
  }
  return { height: barTop + barHeight + 22 - top, shapes };
}

function drawBar(id: string, value: number, status: Status, scale: Scale): Markup {
  const zero = scale.place(0);
  const end = scale.place(value);
  const attributes = {
    x: `${Math.min(zero, end)}%`,
    y: 0,
    width: `${Math.abs(end - zero).toFixed(2)}%`,
    height: barHeight,
    ...statusPaint(id, status),
  };
  return element('rect', attributes);
}

/** White under black, so that the marker shows on a dark bar and on paper. */
function levelMarker(place: number): Markup[] {
  const line = { x1: `${place}%`, x2: `${place}%`, y1: -4, y2: barHeight + 4 };
  return [
    element('line', { ...line, stroke: '#ffffff', 'stroke-width': 7 }),
    element('line', { ...line, stroke: colours.level, 'stroke-width': 3 }),
  ];
}

function legendEntries(bars: readonly Bar[]): Array<{ sign: Sign; words: string }> {
  const used = statusWords.filter((entry) => bars.some((bar) => bar.status === entry.sign));
  const levels = bars.some((bar) => bar.level !== null);
  return levels ? [...used, { sign: 'level', words: 'level' }] : used;
}

function describe(bars: readonly Bar[]): string {
  if (bars.length === 0) return 'There are no figures to show.';
  const counts = statusWords
    .map(({ sign: status, words }) => ({
      words,
      count: bars.filter((bar) => bar.status === status).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${count} ${words}`);
  return `${bars.length} in all: ${counts.join(', ')}.${extremes(bars)}`;
}

function extremes(bars: readonly Bar[]): string {
  const known = bars
    .filter((bar) => bar.value !== null)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const highest = known[0];
  const lowest = known.at(-1);
  if (highest === undefined || lowest === undefined || known.length < 2) return '';
  return ` Highest: ${highest.name}, ${highest.valueText}. Lowest: ${lowest.name}, ${lowest.valueText}.`;
}

function tableOf(caption: string, bars: readonly Bar[], rowsAre: string): ChartTable {
  return {
    caption,
    head: [
      { text: rowsAre },
      { text: 'Outturn', numeric: true },
      { text: 'Level', numeric: true },
      { text: 'Status' },
    ],
    rows: bars.map((bar) => [
      { text: bar.name },
      { text: bar.valueText, numeric: true },
      { text: bar.levelText, numeric: true },
      { text: bar.status },
    ]),
  };
}
