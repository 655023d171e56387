import { colours, label } from './chart.ts';
import { across, curve, type Frame, heightOf, type Spot } from './frame.ts';
import type { FunnelLimit, FunnelPlot } from './funnel-dot.ts';
import type { Attributes, Markup } from './markup.ts';
import type { Scale } from './scale.ts';
import { spreadApart } from './spread.ts';

export type Scales = { x: Scale; y: Scale };

const paints: Readonly<Record<FunnelLimit['limit'], Attributes>> = {
  95: { stroke: colours.plain, 'stroke-width': 1.5, 'stroke-dasharray': '2 4' },
  99.8: { stroke: colours.bad, 'stroke-width': 2, 'stroke-dasharray': '7 4' },
};

/** The target and the limits; each is named at its right end. */
export function funnelLimits(options: FunnelPlot, frame: Frame, scales: Scales): Markup[] {
  const { target, limits } = options;
  const level = heightOf(frame, scales.y, target.value) - frame.top;
  const line = curve(frame, [spot(0, level, frame), spot(100, level, frame)], {
    stroke: colours.highlight,
    'stroke-width': 2,
  });
  const curves = limits.flatMap(({ limit, points }) =>
    (['lower', 'upper'] as const).flatMap((side) =>
      curve(
        frame,
        points.map((point) => limitSpot(point.denominator, point[side], scales)),
        paints[limit],
      ),
    ),
  );
  return [...curves, ...line, ...endLabels(options, frame, scales)];
}

function spot(x: number, y: number, frame: Frame): Spot {
  return [x, (y / frame.height) * 100];
}

/** Null where a limit is off the scale: it is cut off there, not drawn along the edge. */
function limitSpot(denominator: number, value: number, { x, y }: Scales): Spot | null {
  const [first, last] = [y.ticks[0] ?? value, y.ticks.at(-1) ?? value];
  const xs = [x.ticks[0] ?? denominator, x.ticks.at(-1) ?? denominator] as const;
  const inside = value >= first && value <= last && denominator >= xs[0] && denominator <= xs[1];
  return inside ? [x.place(denominator), 100 - y.place(value)] : null;
}

function endLabels({ limits }: FunnelPlot, frame: Frame, scales: Scales): Markup[] {
  const ends = limits.flatMap(({ limit, points }) => {
    const last = points.filter(({ lower, upper, denominator }) =>
      [lower, upper].some((value) => limitSpot(denominator, value, scales) !== null),
    );
    const end = last.at(-1);
    if (end === undefined) return [];
    return [end.lower, end.upper].map((value) => ({ value, text: `${limit}%` }));
  });
  const size = 14;
  const places = spreadApart(
    ends.map(({ value }) => ({ centre: heightOf(frame, scales.y, value) - frame.top, size })),
    frame.height,
  );
  const x = across(frame, 100) + 1;
  return ends.map(({ text }, index) =>
    label(x, frame.top + (places[index] ?? 0) + 4, text, { fill: colours.quiet }),
  );
}
