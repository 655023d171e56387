import type { View } from '../../catalogue/index.ts';
import type { Figures } from '../scheme/measured.ts';

/**
 * Share times points of an improvement along straight lines, in a few nanoseconds, since it has to be worked out for
 * every pair of an outturn and a previous; undefined where the views are other than that one.
 */
export function improvementLine(
  views: readonly View[],
  { polarity }: Pick<Figures, 'polarity'>,
): ((outturn: number, previous: number) => number) | undefined {
  const [view, ...others] = views;
  if (view?.points.kind !== 'along' || others.length > 0 || polarity === 'on target') {
    return undefined;
  }
  const { share } = view;
  const sign = polarity === 'higher' ? 1 : -1;
  const from = Float64Array.from(view.points.points, ([measure]) => measure);
  const points = Float64Array.from(view.points.points, ([, earned]) => earned);
  return (outturn, previous) => {
    const gained = sign * (outturn - previous);
    const measured = previous === 0 ? 100 * Math.sign(gained) : (100 * gained) / Math.abs(previous);
    return share * along(from, points, measured);
  };
}

function along(from: Float64Array, points: Float64Array, measured: number): number {
  const last = from.length - 1;
  if (measured <= (from[0] ?? 0)) return points[0] ?? 0;
  if (measured >= (from[last] ?? 0)) return points[last] ?? 0;
  let at = 1;
  while (measured > (from[at] ?? 0)) at += 1;
  const [left, right] = [from[at - 1] ?? 0, from[at] ?? 0];
  const [low, high] = [points[at - 1] ?? 0, points[at] ?? 0];
  return low + ((measured - left) / (right - left)) * (high - low);
}
