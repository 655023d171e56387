import { colours, type Status } from './chart.ts';
import { type Attributes, element, type Markup } from './markup.ts';

export type Sign =
  | Status
  | 'level'
  | 'level line'
  | 'better'
  | 'worse'
  | 'same'
  | 'line'
  | 'mean'
  | 'limit'
  | 'inner limit'
  | 'forecast'
  | 'needed'
  | 'fan'
  | 'dot'
  | 'open dot'
  | 'interval'
  | 'flag'
  | 'above'
  | 'below'
  | 'together'
  | 'added'
  | 'left over';

const shapes: Readonly<Record<Sign, { path: string; colour: string; filled?: boolean }>> = {
  met: { path: 'M1 7l4 4L13 2', colour: colours.good },
  missed: { path: 'M2 2l9 9M11 2l-9 9', colour: colours.bad },
  'no level': { path: 'M1 6.5h11', colour: colours.plain },
  'no outturn': { path: 'M6.5 1.5a5 5 0 1 0 .1 0', colour: colours.plain },
  level: { path: 'M6.5 0v13', colour: colours.level },
  'level line': { path: 'M0 6.5h5M9 6.5h5', colour: colours.level },
  better: { path: 'M1.5 11L6.5 3l5 8z', colour: colours.good },
  worse: { path: 'M1.5 3L6.5 11l5-8z', colour: colours.bad },
  same: { path: 'M1 4.5h11M1 9.5h11', colour: colours.plain },
  line: { path: 'M0 6.5h14', colour: colours.highlight },
  mean: { path: 'M0 5h14M0 8h14', colour: colours.plain },
  limit: { path: 'M0 6.5h3.5M5.5 6.5h3.5M11 6.5h3', colour: colours.bad },
  'inner limit': { path: 'M0 6.5h1.5M4 6.5h1.5M8 6.5h1.5M12 6.5h1.5', colour: colours.plain },
  forecast: { path: 'M0 6.5h6M8 6.5h6', colour: colours.highlight },
  needed: { path: 'M0 6.5h2M4 6.5h2M8 6.5h2M12 6.5h2', colour: colours.bad },
  fan: { path: 'M0 7L14 1v12z', colour: colours.pale, filled: true },
  dot: { path: 'M6.5 2.5a4 4 0 1 0 .1 0', colour: colours.highlight, filled: true },
  'open dot': { path: 'M6.5 2a4.5 4.5 0 1 0 .1 0', colour: colours.highlight },
  interval: { path: 'M0 6.5h14M0 3v7M14 3v7', colour: colours.highlight },
  flag: { path: 'M6.5 0l6 6.5-6 6.5-6-6.5z', colour: colours.bad, filled: true },
  above: { path: 'M1.5 11L6.5 3l5 8z', colour: colours.highlight, filled: true },
  below: { path: 'M1.5 3L6.5 11l5-8z', colour: colours.highlight, filled: true },
  together: { path: 'M0 6.5h3M5 6.5h1M8 6.5h3M13 6.5h1', colour: colours.text },
  added: { path: 'M0 2h13v10h-13z', colour: colours.highlight, filled: true },
  'left over': { path: 'M1 3h11v8h-11z', colour: colours.plain },
};

/** A meaning as a shape, 13 pixels square, so that it is told apart without colour. */
export function sign(name: Sign, at: { x?: string; y: number }): Markup {
  const { path, colour, filled } = shapes[name];
  const place: Attributes = { x: at.x ?? 0, y: at.y, width: 14, height: 14, overflow: 'visible' };
  return element('svg', place, [
    element('path', {
      d: path,
      fill: filled ? colour : 'none',
      stroke: colour,
      'stroke-width': 2.5,
    }),
  ]);
}

const mostPerLine = 3;
const lineHeight = 22;

/** Height in pixels of a legend of so many entries. */
export function legendHeight(entries: number, perLine: 1 | 2 | 3 = mostPerLine): number {
  return Math.ceil(entries / perLine) * lineHeight;
}

/** What the shapes mean: three to a line, which the narrowest screen has room for, or fewer where words are longer. */
export function legend(
  entries: ReadonlyArray<{ sign: Sign; words: string }>,
  y: number,
  perLine: 1 | 2 | 3 = mostPerLine,
): Markup[] {
  return entries.flatMap((entry, index) => {
    const left = (index % perLine) * (100 / perLine);
    const top = y + Math.floor(index / perLine) * lineHeight;
    return [
      element('svg', { x: `${left.toFixed(2)}%`, y: top, overflow: 'visible' }, [
        sign(entry.sign, { y: 2 }),
        element('text', { x: 20, y: 13, 'font-size': 13 }, [entry.words]),
      ]),
    ];
  });
}
