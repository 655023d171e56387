import { type Metric, roundHalfAway } from '../../catalogue/index.ts';

/** From where to look, which way, on which decimal places, and no further than where. */
export type Search = {
  from: number;
  way: 'up' | 'down';
  places: number;
  bound: number | undefined;
};

/** Doublings of the step: further than any figure lies from what it is. */
const doublings = 60;

/**
 * The figure nearest to `from` of which something holds, as it would be printed; undefined where it holds of
 * none within the bound. What holds of one figure must hold of every one beyond it.
 */
export function leastChange(
  { from, way, places, bound }: Search,
  holds: (figure: number) => boolean,
): number | undefined {
  const unit = (way === 'up' ? 1 : -1) * 10 ** -places;
  const start = roundHalfAway(from, places);
  const figureAt = (steps: number) => within(start + steps * unit, way, bound, places);
  let [short, far] = [0, 1];
  for (let doubled = 0; doubled < doublings; doubled += 1) {
    const figure = figureAt(far);
    if (holds(figure)) break;
    if (figure === bound || !Number.isSafeInteger(far * 2)) return undefined;
    [short, far] = [far, far * 2];
  }
  if (!holds(figureAt(far))) return undefined;
  while (far - short > 1) {
    const middle = Math.floor((short + far) / 2);
    if (holds(figureAt(middle))) far = middle;
    else short = middle;
  }
  return figureAt(far);
}

function within(
  figure: number,
  way: Search['way'],
  bound: number | undefined,
  places: number,
): number {
  const printed = roundHalfAway(figure, places);
  if (bound === undefined) return printed;
  return way === 'up' ? Math.min(printed, bound) : Math.max(printed, bound);
}

/** Which way is better from an outturn; undefined where it is on target, or there is no target to be nearer to. */
export function betterWay(
  polarity: Metric['polarity'],
  outturn: number,
  level: number | null,
): Search['way'] | undefined {
  if (polarity === 'higher') return 'up';
  if (polarity === 'lower') return 'down';
  if (level === null || level === outturn) return undefined;
  return level > outturn ? 'up' : 'down';
}
