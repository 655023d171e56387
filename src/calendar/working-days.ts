import { GatehouseError } from '../errors.ts';
import { type Calendar, vintageOn } from './calendar.ts';
import { dateOfDay, dayCount, type IsoDate } from './date.ts';

/**
 * How many working days the calendar has up to and including a day, so that two days compare by subtraction.
 * `knownOn` asks as things were known then. Throws CALENDAR_DAY_OUTSIDE beyond the calendar's years.
 */
export function workingDayNumber(calendar: Calendar, date: IsoDate, knownOn?: IsoDate): number {
  return vintageOn(calendar, knownOn).numbers[offsetOf(calendar, date)] ?? 0;
}

/** Whether a day is a Monday to Friday and no bank holiday, as known on `knownOn`. */
export function isWorkingDay(calendar: Calendar, date: IsoDate, knownOn?: IsoDate): boolean {
  const { numbers } = vintageOn(calendar, knownOn);
  const offset = offsetOf(calendar, date);
  return (numbers[offset] ?? 0) > (numbers[offset - 1] ?? 0);
}

/** Working days after `from`, up to and including `to`; negative when `to` is the earlier day. */
export function workingDaysBetween(
  calendar: Calendar,
  from: IsoDate,
  to: IsoDate,
  knownOn?: IsoDate,
): number {
  return workingDayNumber(calendar, to, knownOn) - workingDayNumber(calendar, from, knownOn);
}

/**
 * The day that lies `count` working days after a day; with a negative count, before it; with 0, the day
 * itself. The day asked from is never counted. Throws CALENDAR_DAY_OUTSIDE beyond the calendar's years.
 */
export function addWorkingDays(
  calendar: Calendar,
  date: IsoDate,
  count: number,
  knownOn?: IsoDate,
): IsoDate {
  if (!Number.isInteger(count)) {
    throw new GatehouseError('CALENDAR_COUNT_INVALID', `Give whole working days, not ${count}.`);
  }
  const number = workingDayNumber(calendar, date, knownOn);
  if (count === 0) return date;
  const counted = count < 0 && !isWorkingDay(calendar, date, knownOn) ? number + 1 : number;
  const offset = vintageOn(calendar, knownOn).days[counted + count - 1];
  if (offset === undefined) {
    throw outside(calendar, `${count} working days from ${date}`);
  }
  return dateOfDay(calendar.start + offset);
}

function offsetOf(calendar: Calendar, date: IsoDate): number {
  const offset = dayCount(date) - calendar.start;
  if (offset < 0 || date > calendar.lastDay) throw outside(calendar, date);
  return offset;
}

function outside(calendar: Calendar, what: string): GatehouseError {
  return new GatehouseError(
    'CALENDAR_DAY_OUTSIDE',
    `${what} lies outside the calendar of ${calendar.title}, which covers ${calendar.firstDay} to ${calendar.lastDay}. Add the years that are missing to ${calendar.file}.`,
  );
}
