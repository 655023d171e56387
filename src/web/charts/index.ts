export { type Bar, barsAgainstLevel } from './bars-against-level.ts';
export type { Chart } from './chart.ts';
export { type Dot, distribution } from './distribution.ts';
export { type Change, positionChange } from './position-change.ts';
export { ratioIntervals } from './ratio-intervals.ts';
export { type TrendPoint, trend } from './trend.ts';
