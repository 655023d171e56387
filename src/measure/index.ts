export { listPerformance } from './actions.ts';
export { chanceKindOf } from './chance-kind.ts';
export type { CountedFigure, CountedFigures } from './counted-figures.ts';
export { CountedPeriods } from './counted-periods.ts';
export type { HeldFigure } from './desk.ts';
export { evidence } from './evidence.ts';
export { atSameRate, type Forecast, forecastOf, overdueWords, printForecast } from './forecast.ts';
export { type Growth, growthOf } from './growth.ts';
export { latestOfMany, listPeriodsHeld, type PeriodHeld } from './holdings.ts';
export { keepDefinitions, keepTallies } from './keep-tallies.ts';
export { MonthByMonth } from './month-by-month.ts';
export { MonthSpread } from './month-spread.ts';
export { originOf } from './origin.ts';
export { type PerformanceRow, type SourceRef, sourceOf } from './performance.ts';
export {
  listPositionChange,
  type PositionChange,
  type PositionChangeRow,
  positionMetric,
} from './position-change.ts';
export { readCountedMonths } from './read-counted.ts';
export { readDesk } from './read-desk.ts';
export { returnReadings } from './return-readings.ts';
export { countedEver, eraInForce, namedSubject, type PerformanceQuery } from './select.ts';
export { type PublishedRows, publishRows } from './suppression/published-rows.ts';
export { type Going, outturnToDate, type ToDate } from './to-date.ts';
export { compareWithLevel, type Status } from './variance.ts';
export { tallyMistakes } from './verify.ts';
