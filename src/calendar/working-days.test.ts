import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { packageRoot } from '../config.ts';
import { dateOfDay, dayCount } from './date.ts';
import {
  addWorkingDays,
  getCalendar,
  isWorkingDay,
  listBankHolidays,
  loadCalendars,
  vintages,
  workingDayNumber,
  workingDaysBetween,
} from './index.ts';

const calendar = getCalendar(loadCalendars(packageRoot));
const inside = fc
  .integer({ min: dayCount('2005-01-01'), max: dayCount('2028-12-31') })
  .map(dateOfDay);
const knownOn = fc.option(fc.constantFrom(...vintages(calendar)), { nil: undefined });

/** Counts day by day, from the weekdays and the list of holidays alone. */
function countOneByOne(from: string, to: string, known: string | undefined): number {
  const holidays = new Set(listBankHolidays(calendar, known).map((holiday) => holiday.date));
  let count = 0;
  for (let day = dayCount(from) + 1; day <= dayCount(to); day++) {
    const date = dateOfDay(day);
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.has(date)) count++;
  }
  return count;
}

describe('working days', () => {
  test('leave out Good Friday and Easter Monday 2008', () => {
    assert.equal(isWorkingDay(calendar, '2008-03-20'), true);
    assert.equal(isWorkingDay(calendar, '2008-03-21'), false);
    assert.equal(isWorkingDay(calendar, '2008-03-24'), false);
    assert.equal(isWorkingDay(calendar, '2008-03-25'), true);
  });

  test('five after Wednesday 19 March 2008 end on Friday 28 March', () => {
    // Thursday 20, then after the four days of Easter Tuesday 25, Wednesday 26, Thursday 27, Friday 28.
    assert.equal(addWorkingDays(calendar, '2008-03-19', 5), '2008-03-28');
    assert.equal(workingDaysBetween(calendar, '2008-03-19', '2008-03-28'), 5);
    assert.equal(addWorkingDays(calendar, '2008-03-28', -5), '2008-03-19');
  });

  test('run on over the change of year', () => {
    // From Monday 31 December 2007: New Year's Day is off, Wednesday 2 to Friday 4 January are three.
    assert.equal(workingDaysBetween(calendar, '2007-12-31', '2008-01-04'), 3);
    assert.equal(addWorkingDays(calendar, '2007-12-31', 1), '2008-01-02');
  });

  test('take the substitutes of a Christmas or New Year at a weekend', () => {
    const off = (...dates: string[]) => dates.map((date) => !isWorkingDay(calendar, date));
    // Christmas Day on a Saturday: 27 and 28 December 2010, 3 January 2011.
    assert.deepEqual(off('2010-12-27', '2010-12-28', '2011-01-03'), [true, true, true]);
    // On a Sunday: 26 and 27 December 2011, 2 January 2012.
    assert.deepEqual(off('2011-12-26', '2011-12-27', '2011-12-28'), [true, true, false]);
    assert.deepEqual(off('2012-01-02', '2012-01-03'), [true, false]);
    // Boxing Day on a Saturday: 28 December 2020.
    assert.deepEqual(off('2020-12-25', '2020-12-28', '2020-12-29'), [true, true, false]);
    assert.deepEqual(off('2021-12-27', '2021-12-28', '2022-01-03'), [true, true, true]);
    assert.deepEqual(off('2022-12-26', '2022-12-27', '2023-01-02'), [true, true, true]);
  });

  test('number 251 in the financial year 2007-08, which holds both Easters', () => {
    // 366 days from Sunday 1 April 2007 to Monday 31 March 2008: 53 Sundays and 52 Saturdays leave 261
    // weekdays. Bank holidays: 6 and 9 April, 7 and 28 May, 27 August, 25 and 26 December, 1 January,
    // 21 and 24 March: 10. 261 − 10 = 251.
    assert.equal(workingDaysBetween(calendar, '2007-03-31', '2008-03-31'), 251);
  });

  test('give a day off the number of the working day before it', () => {
    const numbers = ['2008-03-20', '2008-03-21', '2008-03-22', '2008-03-24', '2008-03-25'].map(
      (date) => workingDayNumber(calendar, date),
    );
    const [thursday = 0] = numbers;
    assert.deepEqual(numbers, [thursday, thursday, thursday, thursday, thursday + 1]);
    assert.equal(workingDayNumber(calendar, '2005-01-03'), 0);
    assert.equal(workingDayNumber(calendar, '2005-01-04'), 1);
  });

  test('from a day off step to the next or the last working day', () => {
    assert.equal(addWorkingDays(calendar, '2008-03-22', 1), '2008-03-25');
    assert.equal(addWorkingDays(calendar, '2008-03-22', -1), '2008-03-20');
    assert.equal(addWorkingDays(calendar, '2008-03-22', 0), '2008-03-22');
  });

  test('beyond the years of the calendar are refused', () => {
    const refused = { code: 'CALENDAR_DAY_OUTSIDE', message: /covers 2005-01-01 to 2028-12-31/ };
    assert.throws(() => workingDayNumber(calendar, '2004-12-31'), refused);
    assert.throws(() => isWorkingDay(calendar, '2029-01-01'), refused);
    assert.throws(() => addWorkingDays(calendar, '2028-12-29', 1), refused);
    assert.throws(() => addWorkingDays(calendar, '2005-01-04', -1), refused);
    assert.throws(() => addWorkingDays(calendar, '2008-01-02', 0.5), {
      code: 'CALENDAR_COUNT_INVALID',
    });
    assert.throws(() => workingDayNumber(calendar, '2008-02-30'), {
      code: 'CALENDAR_DATE_INVALID',
    });
    assert.throws(() => workingDayNumber(calendar, '2008-02-29', 'now'), {
      code: 'CALENDAR_DATE_INVALID',
    });
  });
});

describe('working days as they were known', () => {
  const off = (date: string, known: string) => !isWorkingDay(calendar, date, known);

  test('have 4 May 2020 off until 6 June 2019 and 8 May from the day after', () => {
    assert.deepEqual(
      [off('2020-05-04', '2019-06-06'), off('2020-05-08', '2019-06-06')],
      [true, false],
    );
    assert.deepEqual(
      [off('2020-05-04', '2019-06-07'), off('2020-05-08', '2019-06-07')],
      [false, true],
    );
    // From Thursday 30 April to Thursday 7 May 2020: 1, 5, 6, 7 May at first, 4 May too afterwards.
    assert.equal(workingDaysBetween(calendar, '2020-04-30', '2020-05-07', '2019-06-06'), 4);
    assert.equal(workingDaysBetween(calendar, '2020-04-30', '2020-05-07'), 5);
  });

  test('have the jubilees, the funeral and the coronation off once announced', () => {
    assert.deepEqual(
      [off('2012-05-28', '2010-01-04'), off('2012-05-28', '2010-01-05')],
      [true, false],
    );
    assert.deepEqual(
      [off('2012-06-05', '2010-01-04'), off('2012-06-05', '2010-01-05')],
      [false, true],
    );
    assert.deepEqual(
      [off('2011-04-29', '2010-11-22'), off('2011-04-29', '2010-11-23')],
      [false, true],
    );
    assert.deepEqual(
      [off('2022-05-30', '2020-11-11'), off('2022-05-30', '2020-11-12')],
      [true, false],
    );
    assert.deepEqual(
      [off('2022-06-02', '2020-11-11'), off('2022-06-02', '2020-11-12')],
      [false, true],
    );
    assert.deepEqual(
      [off('2022-06-03', '2020-11-11'), off('2022-06-03', '2020-11-12')],
      [false, true],
    );
    assert.deepEqual(
      [off('2022-09-19', '2022-09-09'), off('2022-09-19', '2022-09-10')],
      [false, true],
    );
    assert.deepEqual(
      [off('2023-05-08', '2022-11-05'), off('2023-05-08', '2022-11-06')],
      [false, true],
    );
  });

  test('are those of the first list when asked as of a day before it', () => {
    assert.equal(off('2020-05-04', '1999-12-31'), true);
  });

  test('changed on six days after the first list', () => {
    assert.deepEqual(vintages(calendar), [
      '2005-01-01',
      '2010-01-05',
      '2010-11-23',
      '2019-06-07',
      '2020-11-12',
      '2022-09-10',
      '2022-11-06',
    ]);
  });
});

describe('the numbering', () => {
  test('agrees with counting the days one by one', () => {
    fc.assert(
      fc.property(inside, inside, knownOn, (a, b, known) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const counted = countOneByOne(from, to, known);
        assert.equal(workingDaysBetween(calendar, from, to, known), counted);
        assert.equal(workingDaysBetween(calendar, to, from, known) + counted, 0);
      }),
      { numRuns: 50 },
    );
  });

  test('is undone by stepping: n working days on are n apart and land on a working day', () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 300 }), knownOn, (from, count, known) => {
        fc.pre(from > '2007-01-02' && from < '2027-06-01');
        const to = addWorkingDays(calendar, from, count, known);
        assert.ok(isWorkingDay(calendar, to, known));
        assert.equal(workingDaysBetween(calendar, from, to, known), count);
        const back = addWorkingDays(calendar, to, -count, known);
        assert.ok(back <= from || workingDaysBetween(calendar, back, from, known) === 0);
        if (isWorkingDay(calendar, from, known)) assert.equal(back, from);
      }),
    );
  });
});
