import { colours, label } from './chart.ts';
import type { ControlPoint } from './control-point.ts';
import { curve, type Frame, halo, heightOf, mark, type Slot, type Spot, slots } from './frame.ts';
import type { Attributes, Markup } from './markup.ts';
import type { Scale } from './scale.ts';

const paints = {
  level: { stroke: colours.level, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' },
  limit: { stroke: colours.bad, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' },
  line: { stroke: colours.highlight, 'stroke-width': 2 },
} as const;

/** In pixels on the narrowest screen: nearer than this, two numbers would run into each other. */
const numbersApart = { across: 9, down: 14 };
const narrowest = 290;

type Plot = {
  points: readonly ControlPoint[];
  /** Places of the first months of new phases. */
  rebases: readonly number[];
  frame: Frame;
  scale: Scale;
  /** Whether flagged months carry the number of their rule. */
  numbered: boolean;
};

/** Limits and mean as steps, the level, the line with its dots, the flagged months as diamonds. */
export function controlPlot(plot: Plot): Markup[] {
  const { points, frame, scale } = plot;
  const placed = slots(frame, points.length);
  const steps = (of: (point: ControlPoint) => number | null, shift = 0) =>
    stepsOf(plot, placed, of).map((spot): Spot | null =>
      spot === null ? null : [spot[0], spot[1] + (shift / frame.height) * 100],
    );
  const mean = { stroke: colours.plain, 'stroke-width': 1 };
  return [
    ...curve(
      frame,
      steps(({ lower }) => lower),
      paints.limit,
    ),
    ...curve(
      frame,
      steps(({ upper }) => upper),
      paints.limit,
    ),
    // Two thin lines: the mean is told from the line of months without colour.
    ...curve(
      frame,
      steps((point) => point.mean, -1.25),
      mean,
    ),
    ...curve(
      frame,
      steps((point) => point.mean, 1.25),
      mean,
    ),
    ...curve(
      frame,
      steps(({ level }) => level ?? null),
      paints.level,
    ),
    ...curve(frame, line(points, scale), paints.line),
    ...dots(points, placed, plot),
    ...(plot.numbered ? numbers(points, placed, plot) : []),
  ];
}

/** Flat over each month; broken where there is none and where a phase begins. */
function stepsOf(
  { points, rebases, frame, scale }: Plot,
  placed: readonly Slot[],
  of: (point: ControlPoint) => number | null,
): Array<Spot | null> {
  const percent = (x: number) => ((x - frame.left) / frame.width) * 100;
  return points.flatMap((point, index): Array<Spot | null> => {
    const value = of(point);
    const slot = placed[index];
    if (value === null || slot === undefined) return [null];
    const y = 100 - scale.place(value);
    const begin = rebases.includes(index) ? [null] : [];
    return [...begin, [percent(slot.left), y], [percent(slot.right), y]];
  });
}

function line(points: readonly ControlPoint[], scale: Scale): Array<Spot | null> {
  return points.map(({ value }, index) =>
    value === null
      ? null
      : [((index + 0.5) / Math.max(1, points.length)) * 100, 100 - scale.place(value)],
  );
}

function dots(points: readonly ControlPoint[], placed: readonly Slot[], plot: Plot): Markup[] {
  const { frame, scale } = plot;
  const radius = points.length > 18 ? 2.5 : 3.5;
  return points.flatMap((point, index) => {
    const slot = placed[index];
    if (point.value === null || slot === undefined) return [];
    const at = { x: slot.centre, y: heightOf(frame, scale, point.value) };
    const flags = point.flags.length === 0 ? '' : `, flagged by rule ${point.flags.join(' and ')}`;
    const words = `${point.month}: ${point.valueText}${flags}`;
    const paint: Attributes = { stroke: '#ffffff', 'stroke-width': 1 };
    return flags === ''
      ? [mark(circle(radius), at, { ...paint, fill: colours.highlight }, words)]
      : [mark('M0 -7l7 7-7 7-7-7z', at, { ...paint, fill: colours.bad }, words)];
  });
}

function circle(radius: number): string {
  return `M0 ${-radius}a${radius} ${radius} 0 1 0 .1 0z`;
}

type Numbered = { x: number; y: number; text: string };

/** The first rule that flags a month, away from the mean; one that would run into its neighbour's is left to the table. */
function numbers(points: readonly ControlPoint[], placed: readonly Slot[], plot: Plot): Markup[] {
  const { frame, scale } = plot;
  const written: Numbered[] = [];
  points.forEach(({ value, mean, flags }, index) => {
    const slot = placed[index];
    const [flag] = flags;
    if (value === null || slot === undefined || flag === undefined) return;
    const y = heightOf(frame, scale, value) + (value >= (mean ?? value) ? -10 : 20);
    const one = { x: slot.centre, y, text: String(flag) };
    if (written.every((other) => apart(one, other))) written.push(one);
  });
  return written.map(({ x, y, text }) =>
    label(x, y, text, { 'text-anchor': 'middle', 'font-weight': 'bold', ...halo }),
  );
}

function apart(one: Numbered, other: Numbered): boolean {
  const letters = Math.max(one.text.length, other.text.length);
  const across = (Math.abs(one.x - other.x) / 100) * narrowest;
  return across >= numbersApart.across * letters || Math.abs(one.y - other.y) >= numbersApart.down;
}
