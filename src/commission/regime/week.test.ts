import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { add, exactOf, nought, toNumber } from '../../catalogue/index.ts';
import { compareExact } from '../agreement/interval.ts';
import { allDays } from './day.ts';
import { everyone, type Group } from './groups.ts';
import { categories, coreDay, groupsOf, template } from './regime.fixture.ts';
import type { Slot } from './slot.ts';
import { summaryCells } from './summary.ts';
import { readTimetable } from './timetable.ts';
import { type TimeSpent, type Week, weekOf } from './week.ts';

function weekFrom(
  lines: readonly string[],
  ...groups: ReadonlyArray<readonly [string, string]>
): Week {
  const read = readTimetable(template, { ...coreDay(lines), ...groupsOf(...groups) });
  assert.deepEqual(read.problems, []);
  return weekOf(read.slots, read.groups, categories);
}

const minutes = ({ byCategory }: TimeSpent, category: string) =>
  toNumber(byCategory[category] ?? exactOf(-1));

/** Domestics 31; association 164 and 173, together 5h 37m; movement 3; meal 60; activity 36. */
const saturday = [
  'Sat 08:30 09:01 domestics',
  'Sat 09:01 11:45 association',
  'Sat 11:45 11:48 movement',
  'Sat 11:48 12:48 meal',
  'Sat 14:06 16:59 association',
  'Sat 13:30 14:06 activity',
  'Sat 16:59 24:00 locked',
];

describe('a week', () => {
  test('of the Saturday of HMP Stafford is 36 + 337 + 31 + 60 + 3 = 467 minutes out of cell, 7h 47m', () => {
    const week = weekFrom(saturday);
    assert.equal(toNumber(week.average.days[5]?.outOfCell ?? nought), 467);
    assert.deepEqual(summaryCells(template, week).sat, {
      activity: '0h 36m',
      association: '5h 37m',
      domestics: '0h 31m',
      meal: '1h 00m',
      movement: '0h 03m',
      total: '7h 47m',
    });
  });

  test('weighs groups by their head counts: (411 × 240 + 330 × 120) / 741 is 186.558 minutes', () => {
    const lines = [
      'Mon 08:00 12:00 activity Mains',
      'Mon 08:00 10:00 activity VP',
      'Mon 12:00 13:00 meal Everyone',
    ];
    const week = weekFrom(lines, ['Mains', '411'], ['VP', '330']);
    const [monday] = week.average.days;
    assert.ok(monday);
    assert.equal(
      compareExact(monday.byCategory.activity ?? nought, { top: 138_240n, bottom: 741n }),
      0,
    );
    assert.equal(minutes(monday, 'meal'), 60);
    // 186.558 + 60
    assert.equal(summaryCells(template, week).mon?.total, '4h 07m');
    assert.deepEqual(
      week.groups.map(({ who, days }) => [who, days[0] && minutes(days[0], 'activity')]),
      [
        ['Mains', 240],
        ['VP', 120],
      ],
    );
  });

  test('a group of nobody weighs nothing', () => {
    const lines = ['Mon 08:00 12:00 activity Mains', 'Mon 08:00 08:01 activity Empty'];
    const week = weekFrom(lines, ['Mains', '411'], ['Empty', '0']);
    assert.equal(minutes(week.average.week, 'activity'), 240);
  });

  test('has the means of Stafford: 4 × 4h 39m and 3h 27m by five is 4h 24.6m; with 2 × 0h 36m by seven 3h 19.3m', () => {
    const long = ['Mon', 'Tue', 'Wed', 'Thu'].map((day) => `${day} 08:00 12:39 activity`);
    const short = ['Sat', 'Sun'].map((day) => `${day} 08:00 08:36 activity`);
    const week = weekFrom([...long, 'Fri 08:00 11:27 activity', ...short]);
    const cells = summaryCells(template, week);
    assert.equal(cells['five-day']?.activity, '4h 25m');
    assert.equal(cells['seven-day']?.activity, '3h 19m');
    // 18h 36m + 3h 27m + 1h 12m
    assert.equal(minutes(week.average.week, 'activity'), 23 * 60 + 15);
    assert.equal(minutes(week.average.fiveDay, 'activity'), 264.6);
  });

  test('time of a category without a column is in cell, and two categories may share a column', () => {
    const week = weekFrom([
      'Tue 08:00 09:00 pe',
      'Tue 09:00 10:30 activity',
      'Tue 10:30 24:00 locked',
    ]);
    assert.equal(summaryCells(template, week).tue?.activity, '2h 30m');
    assert.equal(summaryCells(template, week).tue?.total, '2h 30m');
    assert.equal(minutes(week.average.week, 'locked'), 13 * 60 + 30);
  });

  test('is rounded once: two half minutes print a minute each, and their total one minute', () => {
    const lines = [
      'Wed 08:00 08:01 meal A',
      'Wed 08:01 08:02 movement A',
      'Wed 09:00 10:00 locked B',
    ];
    const cells = summaryCells(template, weekFrom(lines, ['A', '1'], ['B', '1'])).wed;
    assert.deepEqual([cells?.meal, cells?.movement, cells?.total], ['0h 01m', '0h 01m', '0h 01m']);
  });

  test('cannot be averaged over nobody', () => {
    assert.throws(() => weekOf([], [{ who: 'A', prisoners: 0 }], categories), RangeError);
  });
});

const slot: fc.Arbitrary<Omit<Slot, 'row' | 'who'> & { group: number | null }> = fc
  .record({
    day: fc.integer({ min: 0, max: 6 }),
    ends: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 }),
    category: fc.constantFrom(...categories.map(({ code }) => code)),
    group: fc.option(fc.integer({ min: 0, max: 2 })),
  })
  .map(({ ends, ...more }) => ({ ...more, from: Math.min(...ends), to: Math.max(...ends) }));

const names = ['A', 'B', 'C'];
const groups: fc.Arbitrary<Group[]> = fc
  .array(fc.integer({ min: 0, max: 2000 }), { minLength: 3, maxLength: 3 })
  .filter((counts) => counts.some((count) => count > 0))
  .map((counts) => counts.map((prisoners, index) => ({ who: names[index] ?? '', prisoners })));

test('the minutes of all categories of a day are those of its slots, and averages lie between the groups', () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 20 }), groups, (drawn, own) => {
      const slots = drawn.map(({ group, ...more }, index) => ({
        ...more,
        row: `r${index}`,
        who: group === null ? everyone : (names[group] ?? ''),
      }));
      const week = weekOf(slots, own, categories);
      for (const { who, days } of week.groups) {
        for (const day of allDays) {
          const spent = slots
            .filter((one) => one.day === day && (one.who === everyone || one.who === who))
            .reduce((sum, { from, to }) => sum + to - from, 0);
          const all = Object.values(days[day]?.byCategory ?? {}).reduce(add, nought);
          assert.equal(compareExact(all, exactOf(spent)), 0);
        }
      }
      for (const day of allDays) {
        const average = week.average.days[day]?.outOfCell ?? nought;
        const each = week.groups
          .filter(({ prisoners }) => prisoners !== 0)
          .map(({ days }) => days[day]?.outOfCell ?? nought);
        assert.ok(each.some((one) => compareExact(one, average) <= 0));
        assert.ok(each.some((one) => compareExact(one, average) >= 0));
      }
    }),
  );
});
