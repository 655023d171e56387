import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { packageRoot } from '../config.ts';
import { dateOfDay, dayCount } from './date.ts';
import { getCalendar, listBankHolidays, loadCalendars } from './index.ts';

const calendar = getCalendar(loadCalendars(packageRoot));
const published = join(packageRoot, '../shared/data/bank-holidays');
const skip = existsSync(published)
  ? false
  : 'needs the published lists in ../shared/data/bank-holidays, which are not here';

/** Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return iso(year, Math.floor(n / 31), (n % 31) + 1);
}

function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function shift(date: string, days: number): string {
  return dateOfDay(dayCount(date) + days);
}

function mondayOnOrAfter(date: string): string {
  return shift(date, (8 - weekday(date)) % 7);
}

/** Christmas and Boxing Day, or the weekdays in place of those that fall at a weekend. */
function christmasDays(year: number): string[] {
  const days: Record<number, [number, number]> = { 5: [25, 28], 6: [27, 28], 0: [26, 27] };
  return (days[weekday(iso(year, 12, 25))] ?? [25, 26]).map((day) => iso(year, 12, day));
}

/** The eight holidays of a year that follow from the standing rules. */
function byTheRules(year: number): string[] {
  const newYear = iso(year, 1, 1);
  const easter = easterSunday(year);
  return [
    [0, 6].includes(weekday(newYear)) ? mondayOnOrAfter(newYear) : newYear,
    shift(easter, -2),
    shift(easter, 1),
    mondayOnOrAfter(iso(year, 5, 1)),
    mondayOnOrAfter(iso(year, 5, 25)),
    mondayOnOrAfter(iso(year, 8, 25)),
    ...christmasDays(year),
  ];
}

function listed(year: number, knownOn?: string): string[] {
  const dates = listBankHolidays(calendar, knownOn).map((holiday) => holiday.date);
  return dates.filter((date) => date.startsWith(`${year}-`)).sort();
}

describe('the bank holidays of England and Wales', () => {
  test('are, before any one-off was announced, those of the rules in every year', () => {
    assert.equal(easterSunday(2007), '2007-04-08');
    for (let year = 2005; year <= 2028; year++) {
      assert.deepEqual(listed(year, '2005-01-01'), byTheRules(year).sort(), String(year));
    }
  });

  test('as known today depart from the rules in 2011, 2012, 2020, 2022 and 2023 alone', () => {
    const departures: Record<number, [added: string[], dropped: string[]]> = {
      2011: [['2011-04-29'], []],
      2012: [['2012-06-04', '2012-06-05'], ['2012-05-28']],
      2020: [['2020-05-08'], ['2020-05-04']],
      2022: [['2022-06-02', '2022-06-03', '2022-09-19'], ['2022-05-30']],
      2023: [['2023-05-08'], []],
    };
    for (let year = 2007; year <= 2028; year++) {
      const rules = byTheRules(year);
      const today = listed(year);
      const [added, dropped] = departures[year] ?? [[], []];
      assert.deepEqual(
        today.filter((date) => !rules.includes(date)),
        added,
        String(year),
      );
      assert.deepEqual(
        rules.filter((date) => !today.includes(date)),
        dropped,
        String(year),
      );
    }
  });

  test('are those that GOV.UK publishes for 2019 to 2028', { skip }, () => {
    const event = z.object({ date: z.string() });
    const file = z.object({
      divisions: z.record(z.string(), z.record(z.string(), z.union([z.array(event), z.string()]))),
    });
    const text = readFileSync(join(published, 'govuk-frontend-bank-holidays.json'), 'utf8');
    const years = file.parse(JSON.parse(text)).divisions['common.nations.england-and-wales_slug'];
    const lists = Object.entries(years ?? {}).filter(([, events]) => typeof events !== 'string');
    assert.equal(lists.length, 10);
    for (const [year, events] of lists) {
      const dates = z
        .array(event)
        .parse(events)
        .map(({ date }) => date.split('/').reverse().join('-'));
      assert.deepEqual(listed(Number(year)), dates.sort(), year);
    }
  });

  test('are those that public pages give for 2008 to 2011', { skip }, () => {
    const text = readFileSync(join(published, 'england-2008-2011-from-public-pages.csv'), 'utf8');
    const dates = text
      .split('\n')
      .slice(1)
      .map((line) => line.slice(0, 10))
      .filter(Boolean);
    const ours = [2008, 2009, 2010, 2011].flatMap((year) => listed(year));
    assert.deepEqual(ours, dates.sort());
  });
});
