export {
  bandGlyph,
  type Direction,
  directionGlyph,
  type Glyph,
  type RatingCell,
  ratingCell,
} from './band-glyph.ts';
export { type Bar, barsAgainstLevel } from './bars-against-level.ts';
export type { Chart } from './chart.ts';
export { type ControlPoint, controlChart } from './control-chart.ts';
export { type Dot, distribution } from './distribution.ts';
export { type ForecastPoint, forecastChart } from './forecast-chart.ts';
export { type FunnelDot, type FunnelLimit, funnelPlot } from './funnel-plot.ts';
export { type LeagueRow, type LeagueZone, leagueTable } from './league-table.ts';
export { type Change, positionChange } from './position-change.ts';
export { type RatingBar, ratingBars } from './rating-bars.ts';
export { ratioIntervals } from './ratio-intervals.ts';
export { schemeComparison, type UnderScheme } from './scheme-comparison.ts';
export { type ScoreBand, scoreScale } from './score-scale.ts';
export { type SlopeRow, slope } from './slope.ts';
export { type Multiples, type Panel, smallMultiples } from './small-multiples.ts';
export type { TimeCategory } from './time-category.ts';
export { type TrendPoint, trend } from './trend.ts';
export { type DayBar, weekBars } from './week-bars.ts';
export { type WeekBlock, weekTimetable } from './week-timetable.ts';
