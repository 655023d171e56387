import { type Chart, type ChartTable, colours, draw, label } from './chart.ts';
import { halo } from './frame.ts';
import { shorten, wrapLabel, wrapLines } from './label.ts';
import { element, type Markup } from './markup.ts';
import { linearScale, type Scale } from './scale.ts';
import { legend, legendHeight, type Sign, sign } from './sign.ts';
import type { Slope, SlopeRow } from './slope-row.ts';
import { type Direction, directionOf, type Joined, slopeSentence } from './slope-sentence.ts';
import { spreadApart } from './spread.ts';

/** In pixels: what stands at the left and the right of the lines, and a line of words. */
const gutter = { left: 48, right: 198 };
const lineHeight = 16;
const nameCharacters = 17;
/** A name is whole in the drawing unless it is very long. */
const nameLines = 5;
const headCharacters = 16;
const leastHeight = 200;

/** Places at two times joined by lines, better up; who rose and who fell differ by line and sign. */
export function slope(options: Slope): Chart {
  const { id, title, rows } = options;
  const joined = rows.filter((row): row is Joined => row.from !== null && row.to !== null);
  const { sentence, details } = slopeSentence(options, joined);
  const description = details === '' ? sentence : `${sentence} ${details}`;
  const entries = entriesOf(options, joined);
  const names = joined.map(({ name }) => wrapLines(name, nameCharacters, nameLines));
  const lines = names.reduce((sum, one) => sum + one.length, 0);
  const height = Math.max(joined.length > 3 ? leastHeight : 80, lines * lineHeight);
  const headings = heads(options, legendHeight(entries.length) + 14);
  const top = headings.bottom + 8;
  const shapes =
    joined.length === 0
      ? [label(0, 20, rows.length === 0 ? sentence : 'Nobody has a figure on both sides.')]
      : [
          ...legend(entries, 0),
          ...headings.shapes,
          element(
            'svg',
            { y: top, overflow: 'visible' },
            lanes({ options, joined, names, height }),
          ),
        ];
  const foot = joined.length === 0 ? 30 : top + height + 6;
  const rest = oneSided(rows, foot);
  const svg = draw({
    id,
    title,
    description,
    height: foot + rest.height,
    shapes: [...shapes, ...rest.shapes],
  });
  return { id, svg, title, sentence, description, table: tableOf(options) };
}

type Lanes = {
  options: Slope;
  joined: readonly Joined[];
  names: ReadonlyArray<readonly string[]>;
  height: number;
};

function lanes({ options, joined, names, height }: Lanes): Markup[] {
  const scale = linearScale(
    joined.flatMap(({ from, to }) => [from, to]),
    { exact: true },
  );
  const y = yOf(scale, options.better, height);
  const lefts = spreadApart(
    joined.map(({ from }) => ({ centre: y(from), size: lineHeight })),
    height,
  );
  const rights = spreadApart(
    joined.map(({ to }, index) => ({
      centre: y(to),
      size: (names[index]?.length ?? 1) * lineHeight,
    })),
    height,
  );
  return joined.flatMap((row, index) =>
    drawRow(row, {
      ends: [y(row.from), y(row.to)],
      labels: [lefts[index] ?? 0, rights[index] ?? 0],
      lines: names[index] ?? [],
      direction: directionOf(row, options.better),
    }),
  );
}

/** In pixels from the top; room for half a dot at both ends. */
function yOf(scale: Scale, better: 'low' | 'high', height: number): (value: number) => number {
  return (value) => {
    const share = scale.place(value) / 100;
    const down = better === 'low' ? share : 1 - share;
    return Math.round((8 + down * (height - 16)) * 100) / 100;
  };
}

const strokes = {
  better: { stroke: colours.good, 'stroke-width': 3 },
  worse: { stroke: colours.bad, 'stroke-width': 1.5 },
  same: { stroke: colours.plain, 'stroke-width': 1.5 },
} as const;

type RowPlace = {
  ends: readonly [number, number];
  labels: readonly [number, number];
  lines: readonly string[];
  direction: Direction;
};

/** From the left in pixels, from the right in pixels beyond the right edge of a moved group: so the lines use what room there is. */
function drawRow(row: Joined, { ends, labels, lines, direction }: RowPlace): Markup[] {
  const [from, to] = ends;
  const paint = { ...strokes[direction], 'stroke-dasharray': row.group ? '9 4 2 4' : undefined };
  const x = { x1: gutter.left + gutter.right, x2: '100%' };
  const dot = { r: 4, fill: strokes[direction].stroke };
  const leader = { stroke: colours.plain, 'stroke-width': 1 };
  const words = `${row.name}: ${row.fromText} to ${row.toText}${row.group ? `, rated with ${row.group}` : ''}`;
  const left = [
    element('line', { x1: gutter.left - 12, x2: gutter.left, y1: labels[0], y2: from, ...leader }),
    label(0, labels[0] + 4, shorten(row.fromText, 5), {
      x: gutter.left - 14,
      'text-anchor': 'end',
    }),
  ];
  const right = element('g', { transform: `translate(${-gutter.right} 0)` }, [
    element('line', { ...x, y1: from, y2: to, ...paint }),
    element('circle', { cx: x.x1, cy: from, ...dot }),
    element('circle', { cx: '100%', cy: to, ...dot }),
    element('svg', { x: '100%', overflow: 'visible' }, [
      element('line', { x1: 0, x2: 12, y1: to, y2: firstLine(labels[1], lines), ...leader }),
      ...endLabel(row, { y: labels[1], lines, direction }),
    ]),
  ]);
  return [element('g', {}, [element('title', {}, [words]), ...left, right])];
}

/** The middle of the first of several lines around a middle. */
function firstLine(y: number, lines: readonly string[]): number {
  return y - ((lines.length - 1) * lineHeight) / 2;
}

function endLabel(
  row: Joined,
  { y, lines, direction }: { y: number; lines: readonly string[]; direction: Direction },
): Markup[] {
  const first = firstLine(y, lines) + 4;
  const inPixels = (x: number, line: number, text: string, more = {}) =>
    label(0, first + line * lineHeight, text, { x, ...halo, ...more });
  return [
    sign(direction, { x: '13', y: first - 11 }),
    inPixels(56, 0, shorten(row.toText, 5), { 'text-anchor': 'end', 'font-weight': 'bold' }),
    ...lines.map((line, index) => inPixels(61, index, line)),
  ];
}

/** The words over both sides, in one line or two, with the foot of the lower one. */
function heads({ sides }: Slope, y: number): { bottom: number; shapes: Markup[] } {
  const [from, to] = [sides.from, sides.to].map((side) => wrapLabel(side, headCharacters));
  const lines = Math.max(from?.length ?? 1, to?.length ?? 1);
  const side = (words: readonly string[] = [], x: number, anchor: string) =>
    words.map((line, index) => {
      const at = y + (lines - words.length + index) * lineHeight;
      return label(x, at, line, { 'text-anchor': anchor, 'font-weight': 'bold' });
    });
  const shapes = [...side(from, 0, 'start'), ...side(to, 100, 'end')];
  return { bottom: y + (lines - 1) * lineHeight, shapes };
}

/** Those with a figure on one side only are named below the lines. */
function oneSided(rows: readonly SlopeRow[], top: number): { height: number; shapes: Markup[] } {
  const lines = rows
    .filter(({ from, to }) => from === null || to === null)
    .flatMap(({ name, fromText, toText }) => wrapLabel(`${name}: ${fromText}, then ${toText}`, 38));
  const shapes = lines.map((line, index) =>
    label(0, top + 18 + index * lineHeight, line, { fill: colours.quiet, 'font-style': 'italic' }),
  );
  return { height: lines.length === 0 ? 0 : lines.length * lineHeight + 12, shapes };
}

function entriesOf(
  { words = { better: 'improved', worse: 'fell' }, better }: Slope,
  joined: readonly Joined[],
): Array<{ sign: Sign; words: string }> {
  const directions = new Set(joined.map((row) => directionOf(row, better)));
  const all = [
    { sign: 'better', words: words.better, used: directions.has('better') },
    { sign: 'worse', words: words.worse, used: directions.has('worse') },
    { sign: 'same', words: 'the same', used: directions.has('same') },
    { sign: 'together', words: 'in a group', used: joined.some(({ group }) => group) },
  ] as const;
  return all.filter(({ used }) => used);
}

function tableOf({ title, rows, sides, rowsAre = 'Provider' }: Slope): ChartTable {
  const groups = rows.some(({ group }) => group);
  return {
    caption: title,
    head: [
      { text: rowsAre },
      { text: sides.from, numeric: true },
      { text: sides.to, numeric: true },
      ...(groups ? [{ text: 'Rated with' }] : []),
    ],
    rows: rows.map((one) => [
      { text: one.name },
      { text: one.fromText, numeric: true },
      { text: one.toText, numeric: true },
      ...(groups ? [{ text: one.group ?? '' }] : []),
    ]),
  };
}
