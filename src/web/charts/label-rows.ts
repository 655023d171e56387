import { fontSize, label } from './chart.ts';
import type { Attributes, Markup } from './markup.ts';

/** A text that wants to stand in the middle above or below a place, in percent of the width. */
export type Wanted = { at: number; text: string };
type Anchor = 'start' | 'middle' | 'end';
export type PlacedLabel = { at: number; text: string; anchor: Anchor; row: number };

/** In pixels: the drawing on a screen of 320 pixels, and a generous letter of 13 pixels. */
const narrowest = 290;
const letter = 8;
const apart = 6;

/** What a text of 13 pixels takes of the narrowest drawing, in percent of its width. */
export function narrowWidth(text: string): number {
  return ((Array.from(text).length * letter) / narrowest) * 100;
}

/**
 * Labels in as few rows as keep them from overlapping on the narrowest screen; on a wider one they only
 * move apart. One that would leave the drawing is aligned with its edge.
 */
export function labelRows(wanted: readonly Wanted[]): PlacedLabel[] {
  const ends: number[] = [];
  return [...wanted]
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => {
      const width = narrowWidth(text);
      const [anchor, place, left] = aligned(at, width);
      const free = ends.findIndex((end) => end <= left);
      const row = free === -1 ? ends.length : free;
      ends[row] = left + width + (apart / narrowest) * 100;
      return { at: place, text, anchor, row };
    });
}

function aligned(at: number, width: number): [Anchor, number, number] {
  if (at - width / 2 < 0) return ['start', 0, 0];
  if (at + width / 2 > 100) return ['end', 100, 100 - width];
  return ['middle', at, at - width / 2];
}

const lineHeight = 16;

export function rowsHeight(placed: readonly PlacedLabel[]): number {
  return placed.reduce((rows, one) => Math.max(rows, one.row + 1), 0) * lineHeight;
}

/** The labels drawn from the top at `y`, the first row lowest where they stand above what they name. */
export function drawLabelRows(
  placed: readonly PlacedLabel[],
  y: number,
  more: { upwards?: boolean; paint?: (text: string) => Attributes } = {},
): Markup[] {
  const rows = rowsHeight(placed) / lineHeight;
  return placed.map(({ at, text, anchor, row }) => {
    const line = more.upwards ? rows - 1 - row : row;
    const attributes = { 'text-anchor': anchor, ...(more.paint?.(text) ?? {}) };
    return label(at, y + line * lineHeight + fontSize.small, text, attributes);
  });
}
