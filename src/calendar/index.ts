export {
  type Calendar,
  listBankHolidays,
  vintages,
} from './calendar.ts';
export { dateOfDay, dayCount, type IsoDate, isDate } from './date.ts';
export { dayWords, instantWords, monthWords } from './day-words.ts';
export { type Calendars, getCalendar, loadCalendars } from './load-calendars.ts';
export {
  comparePeriods,
  contains,
  endsOn,
  financialYearOf,
  type MonthIndex,
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
export { storeCalendars } from './store.ts';
export {
  addWorkingDays,
  isWorkingDay,
  workingDayNumber,
  workingDaysBetween,
} from './working-days.ts';
