import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { packageRoot } from '../config.ts';
import { type Database, sql } from '../database/index.ts';
import { numberCalendar, vintageOn, vintages } from './calendar.ts';
import { dateOfDay, dayCount } from './date.ts';
import { getCalendar, loadCalendars } from './load-calendars.ts';
import { storeCalendars } from './store.ts';
import { isWorkingDay, workingDayNumber, workingDaysBetween } from './working-days.ts';

const calendars = loadCalendars(packageRoot);
const calendar = getCalendar(calendars);
const anyCount = z.object({ count: z.number() });

/** Asked, answered, and whether that was within five working days as known today (counted by hand). */
const cases: [asked: string, answered: string, inTime: boolean][] = [
  ['2008-03-19', '2008-03-28', true], // 20, 25, 26, 27, 28 March
  ['2008-03-19', '2008-03-31', false],
  ['2008-03-21', '2008-03-31', true], // asked on Good Friday: 25 to 28 and 31 March
  ['2007-12-21', '2008-01-02', true], // 24, 27, 28, 31 December, 2 January
  ['2007-12-21', '2008-01-03', false],
  ['2020-05-01', '2020-05-11', true], // 4, 5, 6, 7, 11 May; at first 5, 6, 7, 8, 11 May
  ['2020-05-01', '2020-05-08', true],
  ['2022-05-27', '2022-06-07', true], // 30, 31 May, 1, 6, 7 June; at first 31 May, 1, 2, 3, 6 June
  ['2022-05-27', '2022-06-08', false],
];

async function answeredInTime(database: Database, vintage: string): Promise<boolean[]> {
  const row = z.object({ in_time: z.boolean() });
  const rows = await database.rows(
    row,
    sql`
      select answered.number - asked.number <= 5 as in_time
      from unnest(
        ${cases.map(([asked]) => asked)}::date[], ${cases.map(([, answered]) => answered)}::date[]
      ) with ordinality as letter (asked_on, answered_on, position)
      join working_day as asked
        on asked.calendar = ${calendar.name} and asked.vintage = ${vintage}::date
        and asked.day = letter.asked_on
      join working_day as answered
        on answered.calendar = ${calendar.name} and answered.vintage = ${vintage}::date
        and answered.day = letter.answered_on
      order by letter.position`,
  );
  return rows.map(({ in_time }) => in_time);
}

async function count(database: Database, table: 'calendar' | 'bank_holiday' | 'working_day') {
  const queries = {
    calendar: sql`select count(*)::int as count from calendar`,
    bank_holiday: sql`select count(*)::int as count from bank_holiday`,
    working_day: sql`select count(*)::int as count from working_day`,
  };
  const [row] = await database.rows(anyCount, queries[table]);
  return row?.count;
}

for (const { name, open, skip } of testDatabases()) {
  describe(`working days in ${name}`, { skip }, () => {
    let database: Database;
    const store = (given = calendars) =>
      database.transaction((session) => storeCalendars(session, given));

    before(async () => {
      database = await open();
      await store();
    });
    after(() => database.close());

    test('carry the same numbers as the pure functions, every day of 2005 to 2028, all vintages', async () => {
      const row = z.object({ numbers: z.array(z.number()), working: z.array(z.boolean()) });
      const start = dayCount(calendar.firstDay);
      for (const vintage of vintages(calendar)) {
        const [stored] = await database.rows(
          row,
          sql`
            select json_agg(number order by day) as numbers, json_agg(is_working order by day) as working
            from working_day where calendar = ${calendar.name} and vintage = ${vintage}::date`,
        );
        assert.equal(stored?.numbers.length, 8766);
        const days = stored?.numbers.map((_, offset) => dateOfDay(start + offset)) ?? [];
        assert.equal(days.at(-1), '2028-12-31');
        const numbers = days.map((day) => workingDayNumber(calendar, day, vintage));
        assert.deepEqual(stored?.numbers, numbers);
        const working = days.map((day) => isWorkingDay(calendar, day, vintage));
        assert.deepEqual(stored?.working, working);
      }
    });

    test('answer "within 5 working days" by a join', async () => {
      const known = vintageOn(calendar).knownFrom;
      const expected = cases.map(([, , inTime]) => inTime);
      assert.deepEqual(await answeredInTime(database, known), expected);
    });

    test('answer as things were known at any vintage', async () => {
      for (const vintage of vintages(calendar)) {
        const pure = cases.map(
          ([asked, answered]) => workingDaysBetween(calendar, asked, answered, vintage) <= 5,
        );
        assert.deepEqual(await answeredInTime(database, vintage), pure);
      }
    });

    test('are left alone when the files have not changed', async () => {
      assert.deepEqual(await store(), []);
      assert.equal(await count(database, 'working_day'), 8766 * 7);
    });

    test('are numbered anew when a file has changed, and gone when it is gone', async () => {
      const [first, ...rest] = calendar.holidays;
      assert.equal(first?.date, '2005-01-03');
      const corrected = numberCalendar({ ...calendar, holidays: rest });
      const renamed = numberCalendar({ ...calendar, name: 'elsewhere' });
      const both = new Map([corrected, renamed].map((one) => [one.name, one]));
      assert.deepEqual(await store(both), [calendar.name, 'elsewhere']);
      assert.equal(await count(database, 'working_day'), 2 * 8766 * 7);
      const [row] = await database.rows(
        z.object({ number: z.number() }),
        sql`
          select number from working_day
          where calendar = ${calendar.name} and vintage = '2005-01-01' and day = '2005-01-03'`,
      );
      assert.equal(row?.number, 1);
      assert.deepEqual(await store(), [calendar.name]);
      assert.equal(await count(database, 'calendar'), 1);
      assert.equal(await count(database, 'bank_holiday'), calendar.holidays.length);
      assert.equal(await count(database, 'working_day'), 8766 * 7);
    });
  });
}
