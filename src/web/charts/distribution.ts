import { type Chart, colours, draw, label } from './chart.ts';
import { shorten } from './label.ts';
import { element, type Markup } from './markup.ts';
import { linearScale, type Scale } from './scale.ts';

/** One member of the distribution; a null value says why in its text. */
export type Dot = { name: string; value: number | null; valueText: string; highlighted?: boolean };

type Options = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  dots: readonly Dot[];
  level?: { value: number; text: string };
  /** How a round value is written under the line: `(value) => value + '%'`. */
  print: (value: number) => string;
  rowsAre?: string;
};

type KnownDot = Dot & { value: number };

const plotLeft = 4;
const plotWidth = 92;
const columns = 28;
const dotHeight = 11;
const tallestStack = 24;

/** Dots stacked along a line of values; one of them may be picked out. */
export function distribution(options: Options): Chart {
  const { id, title, dots, level, print, rowsAre = 'Provider' } = options;
  const known = dots.filter(isKnown).toSorted((a, b) => a.value - b.value);
  const description = describe(known, dots.length, level?.text);
  const values = known.map((dot) => dot.value);
  const scale = linearScale(level === undefined ? values : [...values, level.value]);
  const stacks = stack(known, scale);
  const tallest = Math.max(1, ...stacks.map((one) => one.dots.length));
  // A stack that would grow too tall is drawn closer together instead.
  const step = dotHeight * Math.min(1, tallestStack / tallest);
  const foot = Math.ceil(tallest * step) + 34;
  const shapes =
    known.length === 0
      ? [label(0, 20, description)]
      : [
          ...axis(scale, foot, print),
          ...(level === undefined ? [] : levelLine(scale, level, foot)),
          ...stacks.flatMap((one) => drawStack(one, foot, step)),
        ];
  const svg = draw({ id, title, description, height: foot + 34, shapes });
  return { id, svg, title, description, table: tableOf(title, dots, rowsAre) };
}

function isKnown(dot: Dot): dot is KnownDot {
  return dot.value !== null;
}

type Stack = { place: number; dots: KnownDot[] };

function stack(known: readonly KnownDot[], scale: Scale): Stack[] {
  const stacks = new Map<number, KnownDot[]>();
  for (const dot of known) {
    const column = Math.round((scale.place(dot.value) / 100) * columns);
    stacks.set(column, [...(stacks.get(column) ?? []), dot]);
  }
  return [...stacks].map(([column, dots]) => ({ place: across((column / columns) * 100), dots }));
}

function across(percent: number): number {
  return Math.round((plotLeft + (percent / 100) * plotWidth) * 100) / 100;
}

function axis(scale: Scale, foot: number, print: Options['print']): Markup[] {
  const baseline = { x1: '0%', x2: '100%', y1: foot, y2: foot, stroke: colours.plain };
  const last = scale.ticks.length - 1;
  return [
    element('line', baseline),
    ...scale.ticks.flatMap((tick, index) => {
      const x = across(scale.place(tick));
      const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle';
      // Of long labels only the ends are written: the middle ones would run into each other.
      const words = shorten(print(tick), 14);
      const written = words.length <= 6 || index === 0 || index === last;
      const left = index === 0 ? 0 : index === last ? 100 : x;
      return [
        element('line', {
          x1: `${x}%`,
          x2: `${x}%`,
          y1: foot,
          y2: foot + 6,
          stroke: colours.plain,
        }),
        ...(written ? [label(left, foot + 22, words, { 'text-anchor': anchor })] : []),
      ];
    }),
  ];
}

function levelLine(scale: Scale, level: { value: number; text: string }, foot: number): Markup[] {
  const x = across(scale.place(level.value));
  const line = { x1: `${x}%`, x2: `${x}%`, y1: 18, y2: foot, stroke: colours.level };
  return [
    element('line', { ...line, 'stroke-width': 2, 'stroke-dasharray': '6 4' }),
    label(x, 12, `level ${level.text}`, { 'text-anchor': x > 50 ? 'end' : 'start' }),
  ];
}

function drawStack({ place, dots }: Stack, foot: number, step: number): Markup[] {
  return dots.map((dot, index) => {
    const circle = { cx: `${place}%`, cy: Math.round((foot - 7 - index * step) * 100) / 100 };
    const paint = dot.highlighted
      ? { r: 6, fill: colours.highlight, stroke: colours.text, 'stroke-width': 2 }
      : { r: 4.5, fill: '#ffffff', stroke: colours.plain, 'stroke-width': 2 };
    const words = `${dot.name}: ${dot.valueText}`;
    return element('circle', { ...circle, ...paint }, [element('title', {}, [words])]);
  });
}

function describe(known: readonly KnownDot[], all: number, levelText?: string): string {
  const lowest = known[0];
  const highest = known.at(-1);
  if (lowest === undefined || highest === undefined) return 'There are no figures to show.';
  const level = levelText === undefined ? '' : ` The level is ${levelText}.`;
  const picked = known.filter((dot) => dot.highlighted);
  const highlighted = picked.map((dot) => ` Picked out: ${dot.name}, ${dot.valueText}.`).join('');
  const middle = known[Math.ceil(known.length / 2) - 1] ?? lowest;
  const half = known.length > 2 ? ` Half are at ${middle.valueText} or below.` : '';
  return `${known.length} of ${all} have a figure, from ${lowest.valueText} (${lowest.name}) to ${highest.valueText} (${highest.name}).${half}${level}${highlighted}`;
}

function tableOf(caption: string, dots: readonly Dot[], rowsAre: string): Chart['table'] {
  return {
    caption,
    head: [{ text: rowsAre }, { text: 'Outturn', numeric: true }],
    rows: dots.map((dot) => [{ text: dot.name }, { text: dot.valueText, numeric: true }]),
  };
}
