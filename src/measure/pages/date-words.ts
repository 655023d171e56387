import { describePeriod, type IsoDate, isDate, monthOf } from '../../calendar/index.ts';
import type { Dated, StatedDate } from '../../estate/index.ts';

const millisecondsPerDay = 86_400_000;

/** A date as people write it, no finer than it was stated: `25 June 2008`, `April 2009`, `1993`. */
export function dateWords(date: IsoDate | StatedDate): string {
  if (isDate(date)) return `${Number(date.slice(8))} ${monthWords(date)}`;
  return isDate(`${date}-01`) ? monthWords(`${date}-01`) : date;
}

const instants = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
});

/** An instant as people write it: `15 April 2008 at 12:00 UTC`. */
export function instantWords(at: string): string {
  return `${instants.format(new Date(at)).replace(', ', ' at ')} UTC`;
}

/** When something held, the last day included: `1 April 2007 to 31 March 2008`, `since August 2001`. */
export function spanWords(span: Dated): string {
  const from = span.stated?.from ?? span.from;
  const until = lastOf(span);
  if (from === undefined) return until === undefined ? '' : `until ${dateWords(until)}`;
  if (until === undefined) return `since ${dateWords(from)}`;
  return `${dateWords(from)} to ${dateWords(until)}`;
}

/** The day before a day. */
export function dayBefore(date: IsoDate): IsoDate {
  return new Date(Date.parse(date) - millisecondsPerDay).toISOString().slice(0, 10);
}

/** Spans end on the first day that is no longer covered; an end known only by month or year stays as stated. */
function lastOf({ stated, until }: Dated): StatedDate | undefined {
  if (stated?.until !== undefined) return stated.until;
  return until === undefined ? undefined : dayBefore(until);
}

function monthWords(date: IsoDate): string {
  return describePeriod(monthOf(date));
}
