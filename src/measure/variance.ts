import { type Metric, minus } from '../catalogue/index.ts';

export const statuses = ['met', 'missed', 'no level', 'no outturn'] as const;

/** How an outturn stands against its level. */
export type Status = (typeof statuses)[number];

export type Variance = {
  /** In the metric's unit, positive when better than the level; null when either is missing. */
  variance: number | null;
  /** The variance in percent of the level; null when there is none or the level is zero. */
  variancePercent: number | null;
  status: Status;
};

/** Sets an outturn against its level in the direction of the metric's polarity; exactly on the level is met. */
export function compareWithLevel(
  metric: Pick<Metric, 'polarity'>,
  outturn: number | null,
  level: number | null,
): Variance {
  if (outturn === null) return { variance: null, variancePercent: null, status: 'no outturn' };
  if (level === null) return { variance: null, variancePercent: null, status: 'no level' };
  const variance = improvement(metric, level, outturn);
  return {
    variance,
    variancePercent: level === 0 ? null : (variance / Math.abs(level)) * 100,
    status: variance >= 0 ? 'met' : 'missed',
  };
}

/**
 * By how much `to` is better than `from`: upwards, downwards, or for a metric that should be on target minus
 * the distance between them.
 */
export function improvement(metric: Pick<Metric, 'polarity'>, from: number, to: number): number {
  if (metric.polarity === 'higher') return minus(to, from);
  if (metric.polarity === 'lower') return minus(from, to);
  return -Math.abs(minus(to, from)) + 0;
}
