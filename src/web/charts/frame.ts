import { colours, label } from './chart.ts';
import { shorten } from './label.ts';
import { type Attributes, element, type Markup } from './markup.ts';
import { rounded, type Scale } from './scale.ts';

/** The part of a drawing in which values stand: across in percent of the width, down in pixels. */
export type Frame = { left: number; width: number; top: number; height: number };

/** A place in a frame, in percent of its width and height, from its left and top. */
export type Spot = readonly [number, number];

/** Letters over lines stay readable. */
export const halo: Attributes = { stroke: '#ffffff', 'stroke-width': 4, 'paint-order': 'stroke' };

/** Percent of the whole width at which a percent of the frame's width stands. */
export function across(frame: Frame, percent: number): number {
  return rounded(frame.left + (percent / 100) * frame.width);
}

/** Where a value stands in pixels, high values up. */
export function heightOf(frame: Frame, scale: Scale, value: number): number {
  return rounded(frame.top + frame.height * (1 - scale.place(value) / 100));
}

/**
 * A line or area through spots of a frame; null breaks it. It has a viewBox of its own and stretches with the
 * page, so that dashes run on through bends, which lines between percentages would begin anew.
 */
export function curve(
  frame: Frame,
  spots: ReadonlyArray<Spot | null>,
  paint: Attributes,
): Markup[] {
  const d = spots
    .map((spot, index) => {
      if (spot === null) return '';
      const [x, y] = spot;
      return `${index === 0 || spots[index - 1] === null ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`;
    })
    .join('');
  if (d === '') return [];
  const place = { x: `${frame.left}%`, width: `${frame.width}%`, y: frame.top };
  const stretch = { viewBox: '0 0 100 100', preserveAspectRatio: 'none', overflow: 'visible' };
  const path = { d, fill: 'none', 'vector-effect': 'non-scaling-stroke', ...paint };
  return [element('svg', { ...place, height: frame.height, ...stretch }, [element('path', path)])];
}

/** A small shape around a point, in pixels from it. */
export function mark(
  d: string,
  at: { x: number; y: number },
  paint: Attributes,
  words = '',
): Markup {
  const inside = words === '' ? [] : [element('title', {}, [words])];
  return element('svg', { x: `${at.x}%`, y: at.y, overflow: 'visible' }, [
    element('path', { d, ...paint }, inside),
  ]);
}

/** Lines at the round values, with their words at the left above them. */
export function valueGrid(frame: Frame, scale: Scale, print: (value: number) => string): Markup[] {
  return scale.ticks.flatMap((tick) => {
    const y = heightOf(frame, scale, tick);
    return [
      element('line', { x1: '0%', x2: '100%', y1: y, y2: y, stroke: colours.grid }),
      label(0, y - 4, shorten(print(tick), 12), { fill: colours.quiet, ...halo }),
    ];
  });
}

export type Slot = { left: number; centre: number; right: number };

/** Equal shares of a frame's width, one a period, in percent of the whole width. */
export function slots(frame: Frame, count: number): Slot[] {
  const share = frame.width / Math.max(1, count);
  return Array.from({ length: count }, (_, index) => ({
    left: rounded(frame.left + share * index),
    centre: rounded(frame.left + share * (index + 0.5)),
    right: rounded(frame.left + share * (index + 1)),
  }));
}

/** Letters of the period labels that fit side by side on the narrowest screen. */
const periodCharacters = 28;

/** As many periods as have room are named below the frame, the first and the last always. */
export function periodLabels(
  periods: readonly string[],
  placed: readonly Slot[],
  y: number,
  room: number = periodCharacters,
): Markup[] {
  const longest = Math.max(1, ...periods.map((period) => period.length));
  const wanted = Math.max(2, Math.floor(room / longest));
  const steps = Math.max(1, Math.min(wanted, placed.length) - 1);
  const last = placed.length - 1;
  const chosen = new Set(
    Array.from({ length: steps + 1 }, (_, step) => Math.round((last * step) / steps)),
  );
  return placed.flatMap(({ centre, left, right }, index) => {
    if (!chosen.has(index)) return [];
    const words = shorten(periods[index] ?? '', room / 2);
    if (last === 0) return [label(centre, y, words, { 'text-anchor': 'middle' })];
    if (index === 0) return [label(left, y, words)];
    if (index === last) return [label(right, y, words, { 'text-anchor': 'end' })];
    return [label(centre, y, words, { 'text-anchor': 'middle' })];
  });
}
