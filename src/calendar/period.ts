import { GatehouseError } from '../errors.ts';
import { dateOfDay, dayCount, type IsoDate } from './date.ts';

/** A month as one number: year × 12 + month − 1, so that months add and subtract. */
export type MonthIndex = number;

/** A run of whole months. The kind says how it is spoken of and what comes before it. */
export type Period = {
  kind: 'month' | 'quarter' | 'year' | 'to date' | 'range';
  first: MonthIndex;
  months: number;
};

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;
const APRIL = 3;

/** The index of a month; `month` counts from 1. Throws CALENDAR_PERIOD_INVALID outside 1900 to 2199. */
export function monthIndex(year: number, month: number): MonthIndex {
  within(year, FIRST_YEAR, LAST_YEAR, 'The year');
  within(month, 1, 12, 'The month');
  return year * 12 + month - 1;
}

/** One calendar month; `month` counts from 1 (January). */
export function monthPeriod(year: number, month: number): Period {
  return { kind: 'month', first: monthIndex(year, month), months: 1 };
}

/** The month in which a day lies; throws CALENDAR_DATE_INVALID when there is no such day. */
export function monthOf(date: IsoDate): Period {
  dayCount(date);
  return monthPeriod(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}

/** A quarter of the financial year that starts in April `startYear`: 1 is April to June, 4 January to March. */
export function quarterPeriod(startYear: number, quarter: number): Period {
  within(quarter, 1, 4, 'The quarter');
  return { kind: 'quarter', first: april(startYear) + (quarter - 1) * 3, months: 3 };
}

/** The financial year from April `startYear` to the March after. */
export function yearPeriod(startYear: number): Period {
  return { kind: 'year', first: april(startYear), months: 12 };
}

/** The first `months` (1 to 12) months of the financial year that starts in April `startYear`. */
export function toDatePeriod(startYear: number, months: number): Period {
  within(months, 1, 12, 'The number of months to date');
  return { kind: 'to date', first: april(startYear), months };
}

/**
 * The run from one month to another, both included. A run that is a month, quarter, financial year or
 * year to date comes back as that kind, so that one run of months has one text.
 */
export function rangePeriod(first: MonthIndex, last: MonthIndex): Period {
  within(first, FIRST_YEAR * 12, LAST_YEAR * 12 + 11, 'The first month');
  within(last, first, LAST_YEAR * 12 + 11, 'The last month');
  const months = last - first + 1;
  return { kind: kindOf(first, months), first, months };
}

/** The months of a period, one by one, in order. */
export function monthsOf(period: Period): Period[] {
  return Array.from({ length: period.months }, (_, i) => ({
    kind: 'month',
    first: period.first + i,
    months: 1,
  }));
}

/** The first day of a period. */
export function startsOn(period: Period): IsoDate {
  return firstDayOf(period.first);
}

/** The last day of a period. */
export function endsOn(period: Period): IsoDate {
  return dateOfDay(dayCount(firstDayOf(period.first + period.months)) - 1);
}

/**
 * What a period is compared with: the run of the same length that ends where it starts; for a year to
 * date, the same months of the year before.
 */
export function previousPeriod(period: Period): Period {
  const back = period.kind === 'to date' ? 12 : period.months;
  const first = period.first - back;
  if (period.kind === 'range') return rangePeriod(first, first + period.months - 1);
  return { ...period, first };
}

/** Whether two periods are one: same months and same kind, that is, the same canonical text. */
export function samePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && a.first === b.first && a.months === b.months;
}

/** Whether every month of `inner` is in `outer`. */
export function contains(outer: Period, inner: Period): boolean {
  return inner.first >= outer.first && inner.first + inner.months <= outer.first + outer.months;
}

const KINDS: readonly Period['kind'][] = ['month', 'quarter', 'year', 'to date', 'range'];

/** For sorting: by start, then the shorter first, then month, quarter, year, to date, range. */
export function comparePeriods(a: Period, b: Period): number {
  return a.first - b.first || a.months - b.months || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

/** The financial year in which a period ends. */
export function financialYearOf(period: Period): Period {
  const last = period.first + period.months - 1;
  return { kind: 'year', first: last - ((last - APRIL) % 12), months: 12 };
}

function april(startYear: number): MonthIndex {
  within(startYear, FIRST_YEAR - 1, LAST_YEAR, 'The year in which the financial year starts');
  return startYear * 12 + APRIL;
}

function kindOf(first: MonthIndex, months: number): Period['kind'] {
  const sinceApril = (first - APRIL) % 12;
  if (months === 1) return 'month';
  if (months === 3 && sinceApril % 3 === 0) return 'quarter';
  if (months === 12 && sinceApril === 0) return 'year';
  return months < 12 && sinceApril === 0 ? 'to date' : 'range';
}

function firstDayOf(month: MonthIndex): IsoDate {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function within(value: number, least: number, most: number, what: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new GatehouseError(
    'CALENDAR_PERIOD_INVALID',
    `${what} must be a whole number from ${least} to ${most}, not ${value}.`,
  );
}
