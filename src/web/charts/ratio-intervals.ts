import { type Chart, colours, draw, fontSize, label, narrowLineCharacters } from './chart.ts';
import { shorten, wrapLabel } from './label.ts';
import { element, type Markup } from './markup.ts';
import { type RatioScale, ratioScale } from './ratio-scale.ts';
import { rounded } from './scale.ts';

/** One group against the one that all are compared with: a null ratio says why in its words. */
export type RatioRow = {
  name: string;
  ratio: number | null;
  /** The ends of the interval; null where there is none. */
  lower: number | null;
  upper: number | null;
  /** `1.42 (1.10 to 1.83)`. */
  text: string;
  /** The comparison in words, for the table. */
  words: string;
};

type Options = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  /** The group that all are compared with. */
  reference: string;
  rows: readonly RatioRow[];
  rowsAre?: string;
};

type KnownRow = RatioRow & { ratio: number };

/** In percent: the ends leave room for half a dot, and for half a label of the axis. */
const plot = { left: 4, width: 92 };
const rowHeight = { name: 20, dot: 26 } as const;
const axisHeight = 44;
/** Characters of a name, however long the text beside it. */
const narrowestName = 12;

/** A dot for each group at its ratio, with its interval, on a scale on which twice and half are as far from 1. */
export function ratioIntervals(options: Options): Chart {
  const { id, title, reference, rows, rowsAre = 'Group' } = options;
  const known = rows.filter(isKnown);
  const description = describe(known, rows.length, reference);
  const scale = ratioScale(
    known.flatMap(({ ratio, lower, upper }) => [ratio, lower ?? ratio, upper ?? ratio]),
  );
  const placed = placeRows(rows);
  const foot = placed.at(-1)?.bottom ?? 0;
  const shapes =
    known.length === 0
      ? [label(0, 20, description)]
      : [
          ...axis(scale, foot, reference),
          ...placed.flatMap(({ row, top, lines }) => drawRow(row, top, lines, scale)),
        ];
  const height = known.length === 0 ? 30 : foot + axisHeight;
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, description, table: tableOf(title, rows, rowsAre) };
}

function isKnown(row: RatioRow): row is KnownRow {
  return row.ratio !== null;
}

type Placed = { row: RatioRow; lines: readonly string[]; top: number; bottom: number };

function placeRows(rows: readonly RatioRow[]): Placed[] {
  const placed: Placed[] = [];
  for (const row of rows) {
    const top = placed.at(-1)?.bottom ?? 0;
    const room = Math.max(narrowestName, narrowLineCharacters - row.text.length - 1);
    const lines = wrapLabel(row.name, room);
    const bottom = top + lines.length * rowHeight.name + (isKnown(row) ? rowHeight.dot : 6);
    placed.push({ row, lines, top, bottom });
  }
  return placed;
}

function drawRow(
  row: RatioRow,
  top: number,
  lines: readonly string[],
  scale: RatioScale,
): Markup[] {
  const names = lines.map((line, index) =>
    label(0, top + 16 + index * rowHeight.name, line, { 'font-size': fontSize.name, ...halo }),
  );
  const text = label(100, top + 16, shorten(row.text, narrowLineCharacters), {
    'text-anchor': 'end',
    ...halo,
    ...(row.ratio === null
      ? { fill: colours.quiet, 'font-style': 'italic' }
      : { 'font-weight': 'bold' }),
  });
  const whole = element('g', {}, [
    element('title', {}, [`${row.name}: ${row.words}`]),
    ...names,
    text,
  ]);
  if (!isKnown(row)) return [whole];
  return [whole, ...dotAndInterval(row, top + lines.length * rowHeight.name + 12, scale)];
}

const halo = { stroke: '#ffffff', 'stroke-width': 4, 'paint-order': 'stroke' };

/** A full dot where the interval does not hold 1, an open one where it may be chance or nobody can say. */
function dotAndInterval(row: KnownRow, y: number, scale: RatioScale): Markup[] {
  const { ratio, lower, upper } = row;
  const sure = lower !== null && upper !== null && (lower > 1 || upper < 1);
  const shapes: Markup[] = [];
  if (lower !== null && upper !== null) {
    const line = { y1: y, y2: y, stroke: colours.highlight, 'stroke-width': 3 };
    shapes.push(
      element('line', { x1: across(scale, lower), x2: across(scale, upper), ...line }),
      end(scale, lower, y, 'left'),
      end(scale, upper, y, 'right'),
    );
  }
  const dot = { cx: across(scale, ratio), cy: y, r: 6, stroke: colours.highlight };
  const fill = sure ? colours.highlight : '#ffffff';
  return [...shapes, element('circle', { ...dot, fill, 'stroke-width': 2.5 })];
}

/** A stroke across where an interval ends, an arrow where it goes on beyond the scale. */
function end(scale: RatioScale, ratio: number, y: number, side: 'left' | 'right'): Markup {
  const place = { x: across(scale, ratio), y: rounded(y - 6), width: 12, height: 12 };
  const arrow = side === 'right' ? 'M-5 0l6 6l-6 6' : 'M5 0l-6 6l6 6';
  const d = scale.holds(ratio) ? 'M0 0v12' : arrow;
  const paint = { fill: 'none', stroke: colours.highlight, 'stroke-width': 2.5 };
  return element('svg', { ...place, overflow: 'visible' }, [element('path', { d, ...paint })]);
}

function across(scale: RatioScale, ratio: number): string {
  return `${rounded(plot.left + (scale.place(ratio) / 100) * plot.width)}%`;
}

function axis(scale: RatioScale, foot: number, reference: string): Markup[] {
  const last = scale.ticks.length - 1;
  const marks = scale.ticks.flatMap((tick, index) => {
    const x = across(scale, tick);
    const line = { x1: x, x2: x, y1: 0, y2: foot + 5 };
    const paint =
      tick === 1
        ? { stroke: colours.level, 'stroke-width': 2 }
        : { stroke: colours.grid, 'stroke-dasharray': '2 4' };
    const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle';
    const at = index === 0 ? 0 : index === last ? 100 : Number.parseFloat(x);
    return [
      element('line', { ...line, ...paint }),
      label(at, foot + 20, String(tick), { 'text-anchor': anchor }),
    ];
  });
  const words = `1 is the same as ${shorten(reference, narrowLineCharacters - 17)}`;
  return [...marks, label(50, foot + 38, words, { 'text-anchor': 'middle', fill: colours.quiet })];
}

function describe(known: readonly KnownRow[], all: number, reference: string): string {
  if (known.length === 0) return 'There are no figures to show.';
  const told = known.map(({ name, text }) => `${name} ${text}`).join('; ');
  const silent = all - known.length;
  const rest = silent === 0 ? '' : ` ${silent} of ${all} have no ratio.`;
  return `How many times ${reference} each group is, with 95% intervals: ${told}.${rest}`;
}

function tableOf(caption: string, rows: readonly RatioRow[], rowsAre: string): Chart['table'] {
  return {
    caption,
    head: [{ text: rowsAre }, { text: 'Ratio and interval', numeric: true }, { text: 'In words' }],
    rows: rows.map(({ name, text, words }) => [
      { text: name },
      { text, numeric: true },
      { text: words },
    ]),
  };
}
