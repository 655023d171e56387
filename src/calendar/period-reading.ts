import { GatehouseError } from '../errors.ts';
import type { MonthIndex, Period } from './period.ts';
import {
  FIRST_YEAR,
  LAST_YEAR,
  monthIndex,
  monthPeriod,
  quarterPeriod,
  rangePeriod,
  toDatePeriod,
  yearPeriod,
} from './period.ts';
import { reasonAgainst } from './period-refusal.ts';
import { MONTHS } from './period-text.ts';

/**
 * Reads a period as people write it. Throws CALENDAR_PERIOD_UNREADABLE, saying what to write. `2007-08`
 * is always the financial year, never August 2007; two-digit years run from 1970 to 2069.
 */
export function parsePeriod(text: string): Period {
  const tidy = tidied(text);
  const period = readTidy(tidy);
  if (period) return period;
  throw new GatehouseError('CALENDAR_PERIOD_UNREADABLE', reasonAgainst(text.slice(0, 60), tidy));
}

/** Reads a period as parsePeriod does; undefined when it cannot be read. */
export function findPeriod(text: string): Period | undefined {
  return readTidy(tidied(text));
}

function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function readTidy(text: string): Period | undefined {
  return readYear(text) ?? readQuarter(text) ?? readMonthPeriod(text) ?? readRun(text);
}

function readYear(text: string): Period | undefined {
  const start = startYearIn(text);
  return start === undefined ? undefined : yearPeriod(start);
}

function readQuarter(text: string): Period | undefined {
  const after = /^(\S+?) ?(?:q|quarter) ?([1-4])$/.exec(text);
  const before = /^(?:q|quarter) ?([1-4]),? (?:of )?(\S+)$/.exec(text);
  const start = startYearIn(after?.[1] ?? before?.[2] ?? '');
  return start === undefined ? undefined : quarterPeriod(start, Number(after?.[2] ?? before?.[1]));
}

function readMonthPeriod(text: string): Period | undefined {
  const month = readMonth(text);
  return month === undefined ? undefined : monthPeriod(Math.floor(month / 12), (month % 12) + 1);
}

function readRun(text: string): Period | undefined {
  const [start = '', end = '', ...more] = text.split(/ to | - /);
  if (end === '' || more.length > 0) return undefined;
  const startYear = startYearIn(start);
  if (startYear !== undefined) return readToDate(startYear, end);
  const last = readMonth(end);
  if (last === undefined) return undefined;
  const month = monthNumber(start);
  const first = month === undefined ? readMonth(start) : monthIndex(Math.floor(last / 12), month);
  return first === undefined || first > last ? undefined : rangePeriod(first, last);
}

function readToDate(startYear: number, end: string): Period | undefined {
  const month = monthNumber(end);
  return month === undefined ? undefined : toDatePeriod(startYear, ((month + 8) % 12) + 1);
}

/** The year in which `2007-08`, `2007/08` or `2007-2008` starts; undefined when the two years do not follow. */
function startYearIn(text: string): number | undefined {
  const [, start, end] = /^(\d{4}) ?[-/] ?(\d{4}|\d{2})$/.exec(text) ?? [];
  if (start === undefined || end === undefined) return undefined;
  const following = String(Number(start) + 1);
  if (end !== following && end !== following.slice(2)) return undefined;
  return knownYear(Number(start)) || knownYear(Number(following)) ? Number(start) : undefined;
}

function readMonth(text: string): MonthIndex | undefined {
  const named = /^([a-z]+)[ -]'?(\d{4}|\d{2})$/.exec(text);
  if (named) return indexOf(fullYear(named[2]), monthNumber(named[1]));
  const slashed = /^(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed) return indexOf(Number(slashed[2]), Number(slashed[1]));
  const dashed = /^(\d{4})-(\d{2})$/.exec(text);
  return dashed ? indexOf(Number(dashed[1]), Number(dashed[2])) : undefined;
}

function indexOf(year: number, month: number | undefined): MonthIndex | undefined {
  if (month === undefined || month < 1 || month > 12 || !knownYear(year)) return undefined;
  return monthIndex(year, month);
}

function monthNumber(name = ''): number | undefined {
  const at = MONTHS.map((month) => month.toLowerCase()).findIndex(
    (month) => name === month || name === month.slice(0, 3),
  );
  if (name === 'sept') return 9;
  return at < 0 ? undefined : at + 1;
}

function fullYear(text = ''): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function knownYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
