import { colours } from './chart.ts';
import { element, type Markup } from './markup.ts';
import { rounded } from './scale.ts';

/** A small drawing beside the words that say the same; it means nothing alone. */
export type Glyph = { svg: string };

const height = 16;
/** However many steps a scale has, its stair takes no more room than this. */
const widest = 32;

/** Steps of a stair, as many filled as the band is high: `step` 1 is the worst of `steps`; null is not rated, dashed. */
export function bandGlyph(step: number | null, steps: number): Glyph {
  const count = Math.max(1, Math.min(Math.round(steps), 16));
  const width = Math.min(7, widest / count);
  const columns = Array.from({ length: count }, (_, index) => {
    const tall = rounded(4 + ((height - 5) * (index + 1)) / count);
    const place = { x: rounded(index * width + 0.5), y: rounded(height - 0.5 - tall) };
    const size = { width: rounded(Math.max(1, width - 2)), height: tall };
    const filled = step !== null && index < step;
    const dash = step === null ? '2 2' : undefined;
    const paint = { fill: filled ? colours.highlight : '#ffffff', stroke: colours.highlight };
    return element('rect', { ...place, ...size, ...paint, 'stroke-dasharray': dash });
  });
  return glyph(rounded(count * width), columns);
}

export type Direction = 'up' | 'down' | 'same' | 'unknown';

const arrows: Readonly<Record<Direction, { d: string; colour: string; filled?: boolean }>> = {
  up: { d: 'M2 12L7 4l5 8z', colour: colours.good, filled: true },
  down: { d: 'M2 4l5 8 5-8z', colour: colours.bad },
  same: { d: 'M1 6h12M1 10h12', colour: colours.text },
  unknown: { d: 'M1 8h2M6 8h2M11 8h2', colour: colours.plain },
};

/** A full triangle up, a hollow one down, two lines for no change, dots where it is not known. */
export function directionGlyph(direction: Direction): Glyph {
  const { d, colour, filled } = arrows[direction];
  const paint = { fill: filled ? colour : '#ffffff', stroke: colour, 'stroke-width': 2 };
  return glyph(14, [element('path', { d, ...paint })]);
}

function glyph(width: number, shapes: readonly Markup[]): Glyph {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', class: 'gh-glyph', focusable: 'false' };
  const size = { 'aria-hidden': 'true', width, height };
  return { svg: element('svg', { ...attributes, ...size }, shapes).text };
}

/** A cell of a matrix of bands: the macro `ratingMatrix` of `web/views/rating-matrix.njk` draws it. */
export type RatingCell = {
  /** The band's label, or why there is none. */
  text: string;
  band: Glyph;
  rated: boolean;
  /** Absent where nothing at all is known of the time before. */
  direction?: { glyph: Glyph; words: string } | undefined;
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
  direction?: Direction | undefined;
  detail?: string | undefined;
  href?: string | undefined;
}): RatingCell {
  const { text, step, steps, direction, ...more } = parts;
  return {
    text,
    band: bandGlyph(step, steps),
    rated: step !== null,
    direction: direction && {
      ...{ glyph: directionGlyph(direction), words: directionWords[direction] },
    },
    ...more,
  };
}
