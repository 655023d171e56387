import {
  type Chart,
  colours,
  draw,
  fontSize,
  hatchPattern,
  label,
  region,
  statusPaint,
} from './chart.ts';
import { element, type Markup } from './markup.ts';
import { rowName } from './row-name.ts';
import { linearScale, type Scale } from './scale.ts';
import { legend, legendHeight, sign } from './sign.ts';

/** A change that is good when positive; null says why in its text. */
export type Change = {
  name: string;
  change: number | null;
  changeText: string;
  fromText: string;
  toText: string;
};

type Options = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  changes: readonly Change[];
  /** Words for the two directions and the two times, for legend and table. */
  words?: { better: string; worse: string; from: string; to: string; change: string };
  rowsAre?: string;
};

const defaultWords = {
  better: 'improved',
  worse: 'fell',
  from: 'From',
  to: 'To',
  change: 'Change',
};
const barWidth = 74;
const barHeight = 18;

/** Bars to both sides of no change: better to the right and full, worse to the left and hatched. */
export function positionChange(options: Options): Chart {
  const { id, title, changes, words = defaultWords, rowsAre = 'Provider' } = options;
  const description = describe(changes, words);
  const known = changes.map((one) => one.change).filter((one) => one !== null);
  const scale = linearScale(known, { fromZero: true, exact: true });
  const entries = [
    { sign: 'better', words: words.better },
    { sign: 'worse', words: words.worse },
  ] as const;
  let y = legendHeight(entries.length);
  const shapes = [hatchPattern(id), ...legend(entries, 0)];
  for (const change of changes) {
    const row = drawRow(id, change, y, scale);
    shapes.push(...row.shapes);
    y += row.height;
  }
  if (changes.length === 0) shapes.push(label(0, y + 18, description));
  const svg = draw({ id, title, description, height: Math.max(y, 50), shapes });
  return { id, svg, title, description, table: tableOf(title, changes, words, rowsAre) };
}

function drawRow(
  id: string,
  { name, change, changeText }: Change,
  top: number,
  scale: Scale,
): { height: number; shapes: Markup[] } {
  const { shape, bottom: barTop } = rowName(name, top);
  const shapes: Markup[] = [shape];
  const height = barTop + barHeight + 8 - top;
  if (change === null) {
    shapes.push(label(0, barTop + 14, changeText, { fill: colours.quiet, 'font-style': 'italic' }));
    return { height, shapes };
  }
  if (change !== 0) shapes.push(sign(change > 0 ? 'better' : 'worse', { y: top + 6 }));
  const place = { y: barTop, height: barHeight };
  shapes.push(region(0, barWidth, place, drawBar(id, change, scale)));
  shapes.push(
    label(100, barTop + 14, changeText, {
      'text-anchor': 'end',
      'font-size': fontSize.value,
      'font-weight': 'bold',
    }),
  );
  return { height, shapes };
}

function drawBar(id: string, change: number, scale: Scale): Markup[] {
  const zero = scale.place(0);
  const end = scale.place(change);
  const bar = {
    x: `${Math.min(zero, end)}%`,
    y: 0,
    width: `${Math.abs(end - zero).toFixed(2)}%`,
    height: barHeight,
    ...statusPaint(id, change > 0 ? 'met' : 'missed'),
  };
  const axis = { x1: `${zero}%`, x2: `${zero}%`, y1: -5, y2: barHeight + 5 };
  return [
    element('rect', bar),
    element('line', { ...axis, stroke: colours.text, 'stroke-width': 2 }),
  ];
}

function describe(changes: readonly Change[], words: typeof defaultWords): string {
  if (changes.length === 0) return 'There are no changes to show.';
  const count = (is: (change: number | null) => boolean) =>
    changes.filter((one) => is(one.change)).length;
  const parts = [
    { count: count((change) => change !== null && change > 0), words: words.better },
    { count: count((change) => change !== null && change < 0), words: words.worse },
    { count: count((change) => change === 0), words: 'unchanged' },
    { count: count((change) => change === null), words: 'not known' },
  ];
  const said = parts.filter((part) => part.count > 0).map((part) => `${part.count} ${part.words}`);
  return `${changes.length} in all: ${said.join(', ')}.`;
}

function tableOf(
  caption: string,
  changes: readonly Change[],
  words: typeof defaultWords,
  rowsAre: string,
): Chart['table'] {
  return {
    caption,
    head: [
      { text: rowsAre },
      { text: words.from, numeric: true },
      { text: words.to, numeric: true },
      { text: words.change, numeric: true },
    ],
    rows: changes.map((one) => [
      { text: one.name },
      { text: one.fromText, numeric: true },
      { text: one.toText, numeric: true },
      { text: one.changeText, numeric: true },
    ]),
  };
}
