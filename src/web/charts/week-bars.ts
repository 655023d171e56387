import { type Chart, colours, draw, label, region } from './chart.ts';
import { shorten } from './label.ts';
import { element, type Markup } from './markup.ts';
import { rounded } from './scale.ts';
import {
  onPattern,
  type Paint,
  paintsOf,
  type TimeCategory,
  timeKey,
  timeKeyHeight,
} from './time-category.ts';

/** One day, or a mean of days: minutes by category in the order of the categories, null where none are stated. */
export type DayBar = {
  name: string;
  parts: ReadonlyArray<{ minutes: number | null; text: string }>;
  /** All time out of cell, as it is printed. */
  total: string;
};

type Options = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  categories: readonly TimeCategory[];
  bars: readonly DayBar[];
};

const minutesInDay = 1440;
const rowHeight = 58;
const bar = { top: 22, height: 24 };
/** In percent of the width: the least that a letter needs on the narrowest screen. */
const roomForLetter = 4;
const ticks = [0, 6, 12, 18, 24];

/** A bar of 24 hours for each day, filled by what the time out of cell is for. */
export function weekBars({ id, title, categories, bars }: Options): Chart {
  const { paints, defs } = paintsOf(id, categories);
  const description = describe(bars);
  const top = timeKeyHeight(paints.length) + 6;
  const foot = top + bars.length * rowHeight;
  const shapes =
    bars.length === 0
      ? [label(0, 20, description)]
      : [
          defs,
          ...timeKey(paints, 0),
          ...bars.flatMap((one, index) => drawBar(one, paints, top + index * rowHeight)),
          ...axis(foot),
        ];
  const height = bars.length === 0 ? 30 : foot + 22;
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, description, table: tableOf({ id, title, categories, bars }) };
}

function drawBar({ name, parts, total }: DayBar, paints: readonly Paint[], top: number): Markup[] {
  const whole = { x: '0%', y: 0, width: '100%', height: bar.height };
  let left = 0;
  const filled = paints.flatMap((paint, index) => {
    const minutes = Math.min(minutesInDay, Math.max(0, parts[index]?.minutes ?? 0));
    const width = Math.min((minutes / minutesInDay) * 100, 100 - left);
    if (!(width > 0)) return [];
    const shapes = segment(paint, rounded(left), rounded(width));
    left += width;
    return shapes;
  });
  const heading = [
    element('g', {}, [
      element('title', {}, [name]),
      label(0, top + 15, shorten(name, 20), { 'font-weight': 'bold' }),
    ]),
    label(100, top + 15, shorten(total, 20), { 'text-anchor': 'end' }),
  ];
  // An empty bar would say that nobody leaves his cell.
  if (parts.every(({ minutes }) => minutes === null)) return heading;
  const outline = element('rect', { ...whole, fill: '#ffffff', stroke: colours.plain });
  const place = { y: top + bar.top, height: bar.height };
  return [...heading, region(0, 100, place, [outline, ...filled])];
}

function segment({ letter, rect, category }: Paint, left: number, width: number): Markup[] {
  const place = { x: `${left}%`, y: 0, width: `${width}%`, height: bar.height };
  const words =
    width >= roomForLetter ? [label(rounded(left + width / 2), 16.5, letter, onPattern)] : [];
  return [
    element('g', {}, [
      element('title', {}, [category.title]),
      element('rect', { ...place, ...rect }),
      ...words,
    ]),
  ];
}

function axis(y: number): Markup[] {
  return ticks.map((hour, index) => {
    const anchor = index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle';
    const words = index === ticks.length - 1 ? `${hour} h` : String(hour);
    return label(rounded((hour / 24) * 100), y + 12, words, {
      'text-anchor': anchor,
      fill: colours.quiet,
    });
  });
}

function describe(bars: readonly DayBar[]): string {
  if (bars.length === 0) return 'There are no figures to show.';
  return `Time out of cell of 24 hours. ${bars.map(({ name, total }) => `${name} ${total}`).join(', ')}.`;
}

function tableOf({ title, categories, bars }: Options): Chart['table'] {
  return {
    caption: title,
    head: [
      { text: 'Day' },
      ...categories.map((category) => ({ text: category.title, numeric: true })),
      { text: 'Out of cell', numeric: true },
    ],
    rows: bars.map(({ name, parts, total }) => [
      { text: name },
      ...categories.map((_, index) => ({ text: parts[index]?.text ?? '', numeric: true })),
      { text: total, numeric: true },
    ]),
  };
}
