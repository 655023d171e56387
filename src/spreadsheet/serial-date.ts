import type { FormatToken } from './format-tokens.ts';

/** How much of a date or time a format shows. */
export type DateFormat = {
  date: 'day' | 'month' | 'year' | null;
  time: 'minute' | 'second' | null;
  /** The unit that counts on past a day, as in [h]:mm. */
  elapsed: 'h' | 'm' | 's' | null;
};

const DAY_SECONDS = 86_400;
/** The day before the first of a workbook counted from 1904, counted from 1900. */
const DAYS_FROM_1900_TO_1904 = 1462;
/** 31 December 9999, the last day that Excel knows. */
const LAST_SERIAL = 2_958_466;

/** What a format shows of a date; undefined where it is no date format. */
export function dateFormatOf(tokens: readonly FormatToken[]): DateFormat | undefined {
  const parts = tokens.filter((token) => token.kind === 'date' || token.kind === 'elapsed');
  if (parts.length === 0) return undefined;
  const minutes = parts.map((part, index) => isMinutes(parts, index) && part.text.startsWith('m'));
  const has = (letter: string): boolean =>
    parts.some((part, index) => part.text.startsWith(letter) && minutes[index] === false);
  const elapsed = parts.find((part) => part.kind === 'elapsed')?.text[0];
  const timed = has('h') || has('s') || minutes.includes(true);
  return {
    date: datePart(has('y'), has('m'), has('d')),
    time: timed ? (has('s') ? 'second' : 'minute') : null,
    elapsed: elapsed === 'h' || elapsed === 'm' || elapsed === 's' ? elapsed : null,
  };
}

/** The letter m stands for minutes beside hours or seconds, else for months. */
function isMinutes(parts: readonly FormatToken[], index: number): boolean {
  const before = parts[index - 1]?.text[0];
  const after = parts[index + 1]?.text[0];
  return parts[index]?.kind === 'elapsed' || before === 'h' || after === 's';
}

function datePart(year: boolean, month: boolean, day: boolean): DateFormat['date'] {
  if (day || (month && !year)) return 'day';
  if (month) return 'month';
  return year ? 'year' : null;
}

/** A day count as ISO text, to the precision of its format; undefined where it is no date at all. */
export function printSerial(
  serial: number,
  format: DateFormat,
  date1904: boolean,
): string | undefined {
  if (Math.abs(serial) > LAST_SERIAL) return undefined;
  if (format.elapsed) return printElapsed(serial, format.elapsed, format.time === 'second');
  const days = date1904 && format.date ? serial + DAYS_FROM_1900_TO_1904 : serial;
  if (days < 0 || days >= LAST_SERIAL) return undefined;
  const seconds = Math.round(days * DAY_SECONDS);
  const time = format.time && printClock(seconds % DAY_SECONDS, format.time === 'second');
  if (format.date === null) return time ?? undefined;
  const date = printDay(Math.floor(seconds / DAY_SECONDS));
  if (date === undefined) return undefined;
  const length = { day: 10, month: 7, year: 4 }[format.date];
  return time ? `${date}T${time}` : date.slice(0, length);
}

function printDay(days: number): string | undefined {
  // Excel has a 29 February 1900, which never was: earlier days are one off, and that one is no date.
  if (days < 1 || days === 60) return undefined;
  const sinceEpoch = days < 60 ? days + 1 : days;
  return new Date(Date.UTC(1899, 11, 30) + sinceEpoch * DAY_SECONDS * 1000)
    .toISOString()
    .slice(0, 10);
}

function printClock(seconds: number, withSeconds: boolean): string {
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return clock
    .slice(0, withSeconds ? 3 : 2)
    .map(twoDigits)
    .join(':');
}

function printElapsed(days: number, unit: 'h' | 'm' | 's', withSeconds: boolean): string {
  const seconds = Math.round(Math.abs(days) * DAY_SECONDS);
  const minus = days < 0 && seconds > 0 ? '-' : '';
  if (unit === 's') return `${minus}${seconds}`;
  const minutes = Math.floor(seconds / 60);
  const rest = withSeconds ? `:${twoDigits(seconds % 60)}` : '';
  if (unit === 'm') return `${minus}${minutes}${rest}`;
  return `${minus}${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}${rest}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
