import { colours, fontSize } from './chart.ts';
import { shorten } from './label.ts';
import { type Attributes, element, type Markup } from './markup.ts';

/** One kind of time in a day. Time in a locked cell is drawn plain. */
export type TimeCategory = { code: string; title: string; inCell?: boolean };

/** How a category is told apart: by its letter, its pattern and its colour. */
export type Paint = { category: TimeCategory; letter: string; rect: Attributes };

/** Lines within a square of 8 pixels; with the colours they make eight paints before any comes again. */
const patterns = [
  'M-2 2l4-4M0 8l8-8M6 10l4-4',
  'M2 2h1M6 6h1',
  'M0 4h8',
  'M0 4h8M4 0v8',
  'M4 0v8',
  'M-2 6l4 4M0 0l8 8M6-2l4 4',
  'M0 2h8M0 6h8',
  'M0 0l8 8M0 8l8-8',
];
const inks = [
  '#1d5a96',
  '#8a4b08',
  '#0f6b5c',
  '#7b3a86',
  '#5a5f0d',
  '#a3264f',
  '#3f4a9b',
  '#4c5459',
];
const tints = [
  '#d7e6f4',
  '#fbe7d0',
  '#d5efe9',
  '#efdff2',
  '#eef0cf',
  '#f9dde6',
  '#e0e3f6',
  '#e4e7e9',
];

/** A paint for each category, in order, and the patterns that they use; `id` is that of the chart. */
export function paintsOf(
  id: string,
  categories: readonly TimeCategory[],
): { paints: Paint[]; defs: Markup } {
  const letters = lettersFor(categories.map(({ title }) => title));
  const paints = categories.map((category, index) => ({
    category,
    letter: letters[index] ?? '',
    rect: category.inCell ? plain : painted(id, index),
  }));
  const used = patterns.slice(0, categories.length).map((path, index) => pattern(id, path, index));
  return { paints, defs: element('defs', {}, used) };
}

const plain: Attributes = { fill: '#ffffff', stroke: colours.plain };

function painted(id: string, index: number): Attributes {
  const at = index % patterns.length;
  return { fill: `url(#${id}-time-${at})`, stroke: inks[at] };
}

function pattern(id: string, d: string, index: number): Markup {
  const size = { width: 8, height: 8 };
  return element(
    'pattern',
    { id: `${id}-time-${index}`, ...size, patternUnits: 'userSpaceOnUse' },
    [
      element('rect', { ...size, fill: tints[index] }),
      element('path', { d, fill: 'none', stroke: inks[index], 'stroke-opacity': 0.55 }),
    ],
  );
}

/** A letter for each title: its first that is free, else any that is free, else its number. */
function lettersFor(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, index) => {
    const own = title.toUpperCase().match(/[A-Z]/g) ?? [];
    const letter = [...own, ...alphabet].find((one) => !taken.has(one)) ?? String(index + 1);
    taken.add(letter);
    return letter;
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Letters on a pattern stay readable by a white rim. */
export const onPattern: Attributes = {
  'text-anchor': 'middle',
  stroke: '#ffffff',
  'stroke-width': 3,
  'paint-order': 'stroke',
};

const perLine = 2;
const lineHeight = 24;
const titleCharacters = { short: 15, long: 40 };

/** Height in pixels of the key of so many categories. */
export function timeKeyHeight(categories: number): number {
  return Math.ceil(categories / perLine) * lineHeight;
}

/** What letters and patterns mean, two to a line, which the narrowest screen has room for. */
export function timeKey(paints: readonly Paint[], y: number): Markup[] {
  return paints.map(({ category: { title }, letter, rect }, index) => {
    const left = (index % perLine) * (100 / perLine);
    const top = y + Math.floor(index / perLine) * lineHeight;
    return element('svg', { x: `${left}%`, y: top, overflow: 'visible' }, [
      element('title', {}, [title]),
      element('rect', { x: 0.5, y: 0.5, width: 26, height: 18, ...rect }),
      element('text', { x: 13, y: 14.5, 'font-size': 13, 'font-weight': 'bold', ...onPattern }, [
        letter,
      ]),
      ...shortAndLong({ x: 34, y: 14 }, [
        shorten(title, titleCharacters.short),
        shorten(title, titleCharacters.long),
      ]),
    ]);
  });
}

/** Two texts of which the style sheet shows the long one where the page is wide; without it the short one. */
export function shortAndLong(
  place: { x: string | number; y: number },
  [short, long]: readonly [string, string],
  more: Attributes = {},
): Markup[] {
  const text = { ...place, 'font-size': fontSize.small, ...more };
  if (short === long) return [element('text', text, [short])];
  return [
    element('text', { ...text, class: 'gh-chart__short' }, [short]),
    element('text', { ...text, class: 'gh-chart__long', display: 'none' }, [long]),
  ];
}

/** A length of time in minutes: `4h 39m`. */
export function printLength(minutes: number): string {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}h ${String(whole % 60).padStart(2, '0')}m`;
}
