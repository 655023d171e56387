import {
  addWorkingDays,
  type Calendar,
  dateOfDay,
  dayCount,
  endsOn,
  type IsoDate,
  isDate,
  type MonthIndex,
  monthOf,
  workingDayNumber,
} from '../calendar/index.ts';
import type { DateTerm, Step } from './date-term.ts';
import type { RecordValues } from './record-value.ts';

/** The day that a term tells of a record; null when it is not known or lies outside the calendar. */
export function dayOf(term: DateTerm, record: RecordValues, calendar: Calendar): IsoDate | null {
  switch (term.kind) {
    case 'field':
      return dateIn(record, term.field);
    case 'after': {
      const from = dateIn(record, term.field);
      return from === null ? null : stepsAfter(from, term.count, term.step, calendar);
    }
    case 'earliest':
      return knownDays(record, term.fields)[0] ?? null;
    case 'latest':
      return knownDays(record, term.fields).at(-1) ?? null;
  }
}

/** What a date field holds; null when it is not known. */
export function dateIn(record: RecordValues, field: string): IsoDate | null {
  const value = record[field];
  return typeof value === 'string' && isDate(value) ? value : null;
}

/** The month in which a day lies, as one number. */
export function monthIndexOf(day: IsoDate): MonthIndex {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: IsoDate): number {
  return ((((dayCount(day) + 3) % 7) + 7) % 7) + 1;
}

export function isMonthEnd(day: IsoDate): boolean {
  return endsOn(monthOf(day)) === day;
}

/** Whether the calendar numbers a day. */
export function isWithin(calendar: Calendar, day: IsoDate): boolean {
  return day >= calendar.firstDay && day <= calendar.lastDay;
}

function knownDays(record: RecordValues, fields: readonly string[]): IsoDate[] {
  return fields.flatMap((field) => dateIn(record, field) ?? []).sort();
}

function stepsAfter(from: IsoDate, count: number, step: Step, calendar: Calendar): IsoDate | null {
  switch (step) {
    case 'working days':
      return workingDaysAfter(from, count, calendar);
    case 'days':
      return dateOfDay(dayCount(from) + count);
    case 'weeks':
      return dateOfDay(dayCount(from) + 7 * count);
    case 'months':
      return monthsAfter(from, count);
  }
}

function workingDaysAfter(from: IsoDate, count: number, calendar: Calendar): IsoDate | null {
  if (!isWithin(calendar, from)) return null;
  const number = workingDayNumber(calendar, from) + count;
  if (number > workingDayNumber(calendar, calendar.lastDay)) return null;
  return addWorkingDays(calendar, from, count);
}

/** The same day so many months later, or the last of that month where it has no such day. */
function monthsAfter(from: IsoDate, count: number): IsoDate {
  const month = monthIndexOf(from) + count;
  const firstOf = (index: MonthIndex) =>
    Date.UTC(Math.floor(index / 12), index % 12, 1) / 86_400_000;
  const days = firstOf(month + 1) - firstOf(month);
  return dateOfDay(firstOf(month) + Math.min(Number(from.slice(8)), days) - 1);
}
