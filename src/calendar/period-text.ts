import type { MonthIndex, Period } from './period.ts';

/** The names of the months, January first. */
export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The canonical text of a period, which parsePeriod reads back: `2007-08`, `2007-08 Q4`, `Mar 2008`. */
export function printPeriod(period: Period): string {
  const last = period.first + period.months - 1;
  switch (period.kind) {
    case 'month':
      return shortMonth(period.first);
    case 'quarter':
      return `${yearText(period.first)} Q${Math.floor(((period.first + 9) % 12) / 3) + 1}`;
    case 'year':
      return yearText(period.first);
    case 'to date':
      return `${yearText(period.first)} to ${monthName(last).slice(0, 3)}`;
    case 'range':
      return `${shortMonth(period.first)} to ${shortMonth(last)}`;
  }
}

/** A period in words for people: `April 2007 to March 2008`, `January to March 2008`, `March 2008`. */
export function describePeriod(period: Period): string {
  const last = period.first + period.months - 1;
  const end = `${monthName(last)} ${yearOf(last)}`;
  if (period.months === 1) return end;
  const start = monthName(period.first);
  if (yearOf(period.first) === yearOf(last)) return `${start} to ${end}`;
  return `${start} ${yearOf(period.first)} to ${end}`;
}

function yearText(first: MonthIndex): string {
  const start = yearOf(first - 3);
  return `${start}-${String(start + 1).slice(2)}`;
}

function shortMonth(month: MonthIndex): string {
  return `${monthName(month).slice(0, 3)} ${yearOf(month)}`;
}

function monthName(month: MonthIndex): string {
  return MONTHS[month % 12] ?? '';
}

function yearOf(month: MonthIndex): number {
  return Math.floor(month / 12);
}
