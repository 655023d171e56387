import type { Metric, Range, Unit } from './metric.ts';

const unitRanges: Partial<Record<Unit, Range>> = {
  percent: { min: 0, max: 100 },
  count: { min: 0 },
  rate: { min: 0 },
  days: { min: 0 },
  hours: { min: 0 },
  places: { min: 0 },
  position: { min: 1 },
  ratio: { min: 0 },
};

/** The values that can be at all: the metric's own ends, and its unit's where it names none. */
export function rangeOf(metric: Pick<Metric, 'unit' | 'range'>): Range {
  return { ...unitRanges[metric.unit], ...metric.range };
}
