import { type Attributes, element, type Markup } from './markup.ts';

/** The figures of a chart as a table, which stands beside it and says the same. */
export type ChartTable = {
  caption: string;
  head: ReadonlyArray<{ text: string; numeric?: boolean }>;
  /** The first cell of a row is its header. */
  rows: ReadonlyArray<ReadonlyArray<{ text: string; numeric?: boolean }>>;
};

/** A drawing that needs no script and no style sheet: everything it says stands in the description and table too. */
export type Chart = {
  id: string;
  svg: string;
  title: string;
  /** What the drawing shows, in one sentence for anyone; it stands above the drawing and begins the description. */
  sentence?: string | undefined;
  description: string;
  table: ChartTable;
};

export type Status = 'met' | 'missed' | 'no level' | 'no outturn';

/** Contrast with white is 3 to 1 or more for shapes, 4.5 to 1 or more for text; told apart in grey by pattern. */
export const colours = {
  text: '#0b0c0c',
  quiet: '#484949',
  grid: '#b1b4b6',
  good: '#0f7a52',
  bad: '#b3261e',
  plain: '#5d666d',
  pale: '#e4e7e9',
  level: '#0b0c0c',
  highlight: '#2f3b45',
} as const;

export const fontSize = { name: 15, value: 15, small: 13 } as const;
/** How many characters of a name fit on a line of the narrowest screen, 320 pixels. */
export const narrowLineCharacters = 34;

type Drawing = {
  id: string;
  title: string;
  description: string;
  /** In pixels; the width follows the page. */
  height: number;
  shapes: readonly Markup[];
};

/**
 * The outer element. Positions across are in percent and sizes of letters in pixels, without a
 * viewBox: the drawing follows the page's width while its letters stay readable.
 */
export function draw({ id, title, description, height, shapes }: Drawing): string {
  const attributes: Attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'gh-chart',
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    focusable: 'false',
    width: '100%',
    height,
    'font-family': 'Arial, Helvetica, sans-serif',
    fill: colours.text,
  };
  return element('svg', attributes, [
    element('title', { id: `${id}-title` }, [title]),
    element('desc', { id: `${id}-desc` }, [description]),
    ...shapes,
  ]).text;
}

/** Text at a point; `x` in percent, `y` in pixels at the foot of the letters. */
export function label(x: number, y: number, text: string, more: Attributes = {}): Markup {
  return element('text', { x: `${x}%`, y, 'font-size': fontSize.small, ...more }, [text]);
}

/** A part of the drawing with its own percentages: from `left` percent, `width` percent wide. */
export function region(
  left: number,
  width: number,
  place: { y: number; height: number },
  shapes: readonly Markup[],
): Markup {
  const attributes = { x: `${left}%`, width: `${width}%`, ...place, overflow: 'visible' };
  return element('svg', attributes, shapes);
}

/** Hatching, so that a missed level differs from a met one without colour. The ids make several charts on a page possible. */
export function hatchPattern(id: string): Markup {
  const attributes = {
    id: `${id}-hatch`,
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  };
  return element('defs', {}, [
    element('pattern', attributes, [
      element('rect', { width: 6, height: 6, fill: '#ffffff' }),
      element('rect', { width: 3, height: 6, fill: colours.bad }),
    ]),
  ]);
}

/** Fill and outline of a bar or dot by status: full, hatched, pale. */
export function statusPaint(id: string, status: Status): Attributes {
  if (status === 'met') return { fill: colours.good, stroke: colours.good };
  if (status === 'missed') return { fill: `url(#${id}-hatch)`, stroke: colours.bad };
  return { fill: colours.pale, stroke: colours.plain };
}
