import { colours, fontSize, label } from './chart.ts';
import { across, type Frame, heightOf, mark } from './frame.ts';
import type { KnownDot } from './funnel-dot.ts';
import type { Scales } from './funnel-limits.ts';
import { wrapLines } from './label.ts';
import { element, type Markup } from './markup.ts';
import { spreadApart } from './spread.ts';

/** So many have a number and a name in the drawing; the others are in the table. */
const namedAtMost = 8;
const strip = 34;
/** In percent of the frame: what a number in its ring takes on the narrowest screen. */
const ringWidth = 9;
const lineHeight = 16;
const lineCharacters = 34;

type Side = { dots: ReadonlyArray<{ dot: KnownDot; number: number }>; height: number };
export type Named = { above: Side; below: Side; unnamed: number };

/** Those beyond a limit, the outer limit first, numbered from the left: above the funnel and then below. */
export function namedDots(known: readonly KnownDot[]): Named {
  const beyond = known
    .filter((dot) => dot.beyond !== null)
    .toSorted((a, b) => (b.beyond?.limit ?? 0) - (a.beyond?.limit ?? 0));
  const chosen = beyond
    .slice(0, namedAtMost)
    .toSorted((a, b) => a.denominator - b.denominator || a.value - b.value);
  const sideOf = (side: 'above' | 'below', before: number): Side => {
    const dots = chosen
      .filter((dot) => dot.beyond?.side === side)
      .map((dot, index) => ({ dot, number: before + index + 1 }));
    return { dots, height: dots.length === 0 ? 0 : strip };
  };
  const above = sideOf('above', 0);
  const below = sideOf('below', above.dots.length);
  return { above, below, unnamed: beyond.length - chosen.length };
}

type Place = { frame: Frame; scales: Scales };

/** Rings within the limits, triangles beyond them, each with a line to its number. */
export function funnelDots(known: readonly KnownDot[], named: Named, place: Place): Markup[] {
  return [
    ...leaders(named.above, place, 'above'),
    ...leaders(named.below, place, 'below'),
    ...known.map((dot) => drawDot(dot, place)),
  ];
}

function drawDot(dot: KnownDot, { frame, scales }: Place): Markup {
  const at = {
    x: across(frame, scales.x.place(dot.denominator)),
    y: heightOf(frame, scales.y, dot.value),
  };
  const words = `${dot.name}: ${dot.valueText} of ${dot.denominatorText}, ${dot.words}`;
  const ring = 'M0 -4a4 4 0 1 0 .1 0';
  const up = 'M0 -6.5l6.5 11h-13z';
  const down = 'M0 6.5l6.5 -11h-13z';
  const paint = { stroke: colours.highlight, 'stroke-width': dot.highlighted ? 3.5 : 1.5 };
  if (dot.beyond === null) return mark(ring, at, { ...paint, fill: '#ffffff' }, words);
  const fill = dot.beyond.limit === 99.8 ? colours.highlight : '#ffffff';
  return mark(dot.beyond.side === 'above' ? up : down, at, { ...paint, fill }, words);
}

/** Straight up or down to the edge of the frame, and from there to the number: so no two lines cross. */
function leaders({ dots }: Side, { frame, scales }: Place, side: 'above' | 'below'): Markup[] {
  const wanted = dots.map(({ dot }) => ({
    centre: scales.x.place(dot.denominator),
    size: ringWidth,
  }));
  const places = spreadApart(wanted, 100);
  const edge = side === 'above' ? frame.top : frame.top + frame.height;
  const outside = side === 'above' ? edge - strip + 12 : edge + strip - 12;
  return dots.flatMap(({ dot, number }, index) => {
    const x = across(frame, scales.x.place(dot.denominator));
    const to = across(frame, places[index] ?? 0);
    const y = heightOf(frame, scales.y, dot.value);
    const paint = { stroke: colours.plain, 'stroke-width': 1 };
    return [
      element('line', { x1: `${x}%`, x2: `${x}%`, y1: y, y2: edge, ...paint }),
      element('line', { x1: `${x}%`, x2: `${to}%`, y1: edge, y2: outside, ...paint }),
      ...ring(number, to, outside),
    ];
  });
}

function ring(number: number, x: number, y: number): Markup[] {
  const circle = { cx: `${x}%`, cy: y, r: 9, fill: '#ffffff', stroke: colours.highlight };
  return [
    element('circle', circle),
    label(x, y + 4.5, String(number), { 'text-anchor': 'middle', 'font-weight': 'bold' }),
  ];
}

/** What the numbers mean, a name a line or two. */
export function funnelNames(named: Named, top: number): { height: number; shapes: Markup[] } {
  let y = top;
  const shapes = [...named.above.dots, ...named.below.dots].flatMap(({ dot, number }) => {
    const lines = [
      ...wrapLines(dot.name, lineCharacters, 3),
      ...wrapLines(`${dot.valueText}, ${dot.words}`, lineCharacters, 3),
    ];
    const texts = lines.map((line, index) =>
      element('text', { x: 24, y: y + 13 + index * lineHeight, 'font-size': fontSize.small }, [
        line,
      ]),
    );
    const whole = element('g', {}, [
      element('title', {}, [dot.name]),
      element('text', { x: 0, y: y + 13, 'font-size': fontSize.small, 'font-weight': 'bold' }, [
        String(number),
      ]),
      ...texts,
    ]);
    y += lines.length * lineHeight + 4;
    return [whole];
  });
  if (named.unnamed > 0) {
    shapes.push(label(0, y + 13, `and ${named.unnamed} more beyond a limit, in the table`));
    y += lineHeight + 4;
  }
  return { height: y - top, shapes };
}
