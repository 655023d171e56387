export { type Bar, barsAgainstLevel } from './bars-against-level.ts';
export type { Chart } from './chart.ts';
export { type Dot, distribution } from './distribution.ts';
export { type Change, positionChange } from './position-change.ts';
export { ratioIntervals } from './ratio-intervals.ts';
export type { TimeCategory } from './time-category.ts';
export { type TrendPoint, trend } from './trend.ts';
export { type DayBar, weekBars } from './week-bars.ts';
export { type WeekBlock, weekTimetable } from './week-timetable.ts';
