import { GatehouseError } from '../errors.ts';

/** A day as `YYYY-MM-DD`; such texts sort in the order of time. */
export type IsoDate = string;

const MILLISECONDS_PER_DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists: `2008-02-29` is one, `2007-02-29` is not. */
export function isDate(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days since 1 January 1970; throws CALENDAR_DATE_INVALID when there is no such day. */
export function dayCount(date: IsoDate): number {
  if (!isDate(date)) {
    throw new GatehouseError(
      'CALENDAR_DATE_INVALID',
      `There is no day '${date}'. Write the year, month and day, for example 2008-03-31.`,
    );
  }
  return Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_PER_DAY;
}

/** The day that stands `count` days after 1 January 1970. */
export function dateOfDay(count: number): IsoDate {
  return new Date(count * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}
