import { GatehouseError } from '../errors.ts';

/** A day as `YYYY-MM-DD`; such texts sort in the order of time. */
export type IsoDate = string;

const MILLISECONDS_PER_DAY = 86_400_000;
const SHAPE = /^([1-9]\d{3})-(\d\d)-(\d\d)$/;

/** Whether the text is a day that exists: `2008-02-29` is one, `2007-02-29` is not. */
export function isDate(text: string): boolean {
  return countOf(text) !== undefined;
}

/** Days since 1 January 1970; throws CALENDAR_DATE_INVALID when there is no such day. */
export function dayCount(date: IsoDate): number {
  const count = countOf(date);
  if (count !== undefined) return count;
  throw new GatehouseError(
    'CALENDAR_DATE_INVALID',
    `There is no day '${date.slice(0, 60)}'. Write the year, month and day, for example 2008-03-31.`,
  );
}

/** The day that stands `count` days after 1 January 1970. */
export function dateOfDay(count: number): IsoDate {
  return new Date(count * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

function countOf(text: string): number | undefined {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // Date.UTC carries 30 February over into March; a day that exists keeps its number.
  if (time.getUTCDate() !== Number(day) || time.getUTCMonth() !== Number(month) - 1)
    return undefined;
  return time.getTime() / MILLISECONDS_PER_DAY;
}
