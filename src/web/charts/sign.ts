import { colours, type Status } from './chart.ts';
import { type Attributes, element, type Markup } from './markup.ts';

export type Sign = Status | 'level' | 'level line' | 'better' | 'worse';

const shapes: Readonly<Record<Sign, { path: string; colour: string }>> = {
  met: { path: 'M1 7l4 4L13 2', colour: colours.good },
  missed: { path: 'M2 2l9 9M11 2l-9 9', colour: colours.bad },
  'no level': { path: 'M1 6.5h11', colour: colours.plain },
  'no outturn': { path: 'M6.5 1.5a5 5 0 1 0 .1 0', colour: colours.plain },
  level: { path: 'M6.5 0v13', colour: colours.level },
  'level line': { path: 'M0 6.5h5M9 6.5h5', colour: colours.level },
  better: { path: 'M1.5 11L6.5 3l5 8z', colour: colours.good },
  worse: { path: 'M1.5 3L6.5 11l5-8z', colour: colours.bad },
};

/** A meaning as a shape, 13 pixels square, so that it is told apart without colour. */
export function sign(name: Sign, at: { x?: string; y: number }): Markup {
  const { path, colour } = shapes[name];
  const place: Attributes = { x: at.x ?? 0, y: at.y, width: 14, height: 14, overflow: 'visible' };
  return element('svg', place, [
    element('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': 2.5 }),
  ]);
}

const perLine = 3;
const lineHeight = 22;

/** Height in pixels of a legend of so many entries. */
export function legendHeight(entries: number): number {
  return Math.ceil(entries / perLine) * lineHeight;
}

/** What the shapes mean, three to a line, which the narrowest screen has room for. */
export function legend(entries: ReadonlyArray<{ sign: Sign; words: string }>, y: number): Markup[] {
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
