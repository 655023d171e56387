import { describePeriod, monthPeriod } from '../calendar/index.ts';

/** A date or instant in words, no finer than it is stated: '2007', 'December 2007', '25 June 2008'. */
export function describeDate(date: string): string {
  const [year = '', month, day] = date.slice(0, 10).split('-');
  if (month === undefined) return year;
  const words = describePeriod(monthPeriod(Number(year), Number(month)));
  return day === undefined ? words : `${Number(day)} ${words}`;
}
