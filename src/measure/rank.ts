import type { Metric } from '../catalogue/index.ts';
import { improvement } from './variance.ts';

/** A place within a comparator group; 1 is best, equal outturns share a place. */
export type Rank = { rank: number; of: number; group: string };

/** The place of a value among its peers' values (its own included) in the direction of the metric's polarity. */
export function rankAmong(
  metric: Pick<Metric, 'polarity'>,
  value: number,
  peers: readonly number[],
  group: string,
): Rank | undefined {
  if (metric.polarity === 'on target' || peers.length < 2) return undefined;
  const better = peers.filter((peer) => improvement(metric, value, peer) > 0).length;
  return { rank: better + 1, of: peers.length, group };
}
