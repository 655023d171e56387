import { colours } from './chart.ts';
import { element } from './markup.ts';

/** A small drawing beside the words that say the same; it means nothing alone. */
export type Glyph = { svg: string };

/** Steps of a stair, as many filled as the band is high: `step` 1 is the worst of `steps`; null is not rated. */
export function bandGlyph(step: number | null, steps: number): Glyph {
  const shape = element('rect', { width: 4 * steps, height: step ?? 0, fill: colours.highlight });
  return {
    svg: element('svg', { 'aria-hidden': 'true', width: 4 * steps, height: 16 }, [shape]).text,
  };
}

export type Direction = 'up' | 'down' | 'same' | 'unknown';

/** An arrow for a direction: up, down, level, or a dotted line where it is not known. */
export function directionGlyph(direction: Direction): Glyph {
  const d = direction === 'up' ? 'M2 10l5-7 5 7' : 'M2 7h10';
  const path = element('path', { d, fill: 'none', stroke: colours.text });
  return { svg: element('svg', { 'aria-hidden': 'true', width: 14, height: 14 }, [path]).text };
}

/** A cell of a matrix of bands: the macro `ratingMatrix` of `web/views/rating-matrix.njk` draws it. */
export type RatingCell = {
  /** The band's label, or why there is none. */
  text: string;
  band: Glyph;
  rated: boolean;
  direction: { glyph: Glyph; words: string };
  detail?: string | undefined;
  href?: string | undefined;
};

const directionWords: Readonly<Record<Direction, string>> = {
  up: 'up',
  down: 'down',
  same: 'no change',
  unknown: 'change not known',
};

/** A cell from its parts; `step` counts from 1, the worst band, and is null where there is no rating. */
export function ratingCell(parts: {
  text: string;
  step: number | null;
  steps: number;
  direction: Direction;
  detail?: string | undefined;
  href?: string | undefined;
}): RatingCell {
  const { text, step, steps, direction, ...more } = parts;
  return {
    text,
    band: bandGlyph(step, steps),
    rated: step !== null,
    direction: { glyph: directionGlyph(direction), words: directionWords[direction] },
    ...more,
  };
}
