import type { IsoDate } from './date.ts';
import { type MonthIndex, monthOf, rangePeriod } from './period.ts';
import { describePeriod } from './period-text.ts';

/** A month as people write it: `October 2014`. */
export function monthWords(month: MonthIndex): string {
  return describePeriod(rangePeriod(month, month));
}

/** A day as people write it: `25 June 2014`. */
export function dayWords(day: IsoDate): string {
  return `${Number(day.slice(8))} ${describePeriod(monthOf(day))}`;
}

const instants = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' },
});

/** An instant as people in England write it: `2 November 2026 at 12:00`. */
export function instantWords(at: string): string {
  return instants.format(new Date(at)).replace(', ', ' at ');
}
