/** For tests: charts of values and counts whose months are called by their number. */
import assert from 'node:assert/strict';
import { controlChartOf } from './control-chart.ts';
import type { ControlChart, ControlChartQuestion, DrawnPoint } from './drawn-chart.ts';

const months = (values: ReadonlyArray<number | null>) =>
  values.map((value, index) => ({ period: String(index + 1), value }));

/** An XmR chart of values; higher is better. */
export function xmr(
  values: ReadonlyArray<number | null>,
  more: Partial<ControlChartQuestion> = {},
): ControlChart {
  return controlChartOf({
    kind: 'xmr',
    per: 1,
    points: months(values),
    polarity: 'higher',
    ...more,
  });
}

export type Counts = ReadonlyArray<readonly [top: number, bottom: number]>;

/** A p or u chart of counts, each a top and a bottom; lower is better. */
export function counts(
  kind: 'p' | 'u',
  of: Counts,
  more: Partial<ControlChartQuestion> = {},
): ControlChart {
  const points = of.map(([top, bottom], index) => ({
    ...{ period: String(index + 1), value: null, top, bottom },
  }));
  return controlChartOf({ kind, per: 1, points, polarity: 'lower', ...more });
}

/** Fails unless a figure is there and near. */
export function near(actual: number | null | undefined, expected: number, by: number): void {
  assert.ok(typeof actual === 'number', `${actual}`);
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);
}

/** Fails unless a month has these limits. */
export function limits(
  point: DrawnPoint | undefined,
  lower: number,
  upper: number,
  by: number,
): void {
  near(point?.lower, lower, by);
  near(point?.upper, upper, by);
}

/** The same so many times. */
export function repeat<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}
