export { type IsoDate, isDate } from './date.ts';
export {
  comparePeriods,
  contains,
  endsOn,
  financialYearOf,
  type MonthIndex,
  monthIndex,
  monthOf,
  monthPeriod,
  monthsOf,
  type Period,
  previousPeriod,
  quarterPeriod,
  rangePeriod,
  samePeriod,
  startsOn,
  toDatePeriod,
  yearPeriod,
} from './period.ts';
export { findPeriod, parsePeriod } from './period-reading.ts';
export { describePeriod, printPeriod } from './period-text.ts';
