import {
  describePeriod,
  type IsoDate,
  type MonthIndex,
  monthOf,
  rangePeriod,
} from '../../calendar/index.ts';

/** A day as people write it: `25 June 2014`. */
export function dayWords(day: IsoDate): string {
  return `${Number(day.slice(8))} ${describePeriod(monthOf(day))}`;
}

/** A month as people write it: `October 2014`. */
export function monthWords(month: MonthIndex): string {
  return describePeriod(rangePeriod(month, month));
}
