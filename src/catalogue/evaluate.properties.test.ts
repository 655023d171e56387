import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addWorkingDays,
  getCalendar,
  isDate,
  isWorkingDay,
  loadCalendars,
  workingDaysBetween,
} from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import type { Condition } from './condition.ts';
import type { DateTerm } from './date-term.ts';
import { holds } from './evaluate-condition.ts';
import { dayOf, isMonthEnd, monthIndexOf, weekdayOf } from './evaluate-date.ts';
import { failureWords } from './failure-words.ts';
import type { RecordValues } from './record-value.ts';

const calendar = getCalendar(loadCalendars(packageRoot));

const day = fc
  .date({ min: new Date('2007-01-01'), max: new Date('2016-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const known = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 4 });

const record: fc.Arbitrary<RecordValues> = fc.record({
  a_on: known(day),
  b_on: known(day),
  figure: known(fc.integer({ min: -3, max: 3 })),
  word: known(fc.constantFrom('x', 'y')),
  flag: known(fc.boolean()),
});

const dateField = fc.constantFrom('a_on', 'b_on');
const term: fc.Arbitrary<DateTerm> = fc.oneof(
  dateField.map((field) => ({ kind: 'field' as const, field })),
  fc.record({
    kind: fc.constant('after' as const),
    count: fc.integer({ min: 1, max: 70 }),
    step: fc.constantFrom(
      'working days' as const,
      'days' as const,
      'weeks' as const,
      'months' as const,
    ),
    field: dateField,
  }),
  fc.record({
    kind: fc.constantFrom('earliest' as const, 'latest' as const),
    fields: fc.constant(['a_on', 'b_on']),
  }),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant('is' as const),
      field: fc.constant('word'),
      values: fc.subarray(['x', 'y'], { minLength: 1 }),
    }),
    fc.record({
      kind: fc.constant('known' as const),
      field: fc.constantFrom('flag', 'a_on', 'figure'),
      known: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('number' as const),
      field: fc.constant('figure'),
      comparison: fc.constantFrom(
        'at least' as const,
        'at most' as const,
        'more than' as const,
        'less than' as const,
      ),
      value: fc.integer({ min: -3, max: 3 }),
    }),
    fc.record({
      kind: fc.constant('date' as const),
      date: term,
      comparison: fc.constantFrom(
        'by' as const,
        'before' as const,
        'from' as const,
        'after' as const,
      ),
      other: term,
    }),
    fc.record({
      kind: fc.constant('weekday' as const),
      date: term,
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    }),
    fc.record({ kind: fc.constant('month end' as const), date: term }),
    fc.record({
      kind: fc.constantFrom('any' as const, 'all' as const),
      conditions: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), condition: tie('condition') }),
  ),
}));

describe('holds', () => {
  const one = (value: Condition, of: RecordValues) => holds(value, of, calendar);

  test('is turned round by not, whatever is known', () => {
    fc.assert(
      fc.property(condition, record, (given, of) => {
        assert.equal(one({ kind: 'not', condition: given }, of), !one(given, of));
      }),
    );
  });

  test('takes any as or, all as and, and one by way of the other', () => {
    fc.assert(
      fc.property(condition, condition, record, (a, b, of) => {
        const [either, both] = [one(a, of) || one(b, of), one(a, of) && one(b, of)];
        assert.equal(one({ kind: 'any', conditions: [a, b] }, of), either);
        assert.equal(one({ kind: 'all', conditions: [a, b] }, of), both);
        const nots = [a, b].map((part) => ({ kind: 'not' as const, condition: part }));
        assert.equal(one({ kind: 'any', conditions: nots }, of), !both);
      }),
    );
  });

  test('does not hold of what is not known, but for a condition that asks for that', () => {
    const leaves = condition.filter(
      ({ kind }) => kind !== 'not' && kind !== 'any' && kind !== 'all' && kind !== 'known',
    );
    fc.assert(fc.property(leaves, (given) => assert.equal(one(given, {}), false)));
  });

  test('puts a day on one side of another and not on both', () => {
    fc.assert(
      fc.property(term, term, record, (date, other, of) => {
        const compare = (comparison: 'by' | 'after' | 'before' | 'from') =>
          one({ kind: 'date', date, comparison, other }, of);
        const both = dayOf(date, of, calendar) !== null && dayOf(other, of, calendar) !== null;
        assert.equal(compare('by') !== compare('after'), both);
        assert.equal(compare('before') !== compare('from'), both);
      }),
    );
  });

  test('finds a figure that the database hands over as a text equal to its number', () => {
    const is: Condition = { kind: 'is', field: 'figure', values: [1.5] };
    assert.equal(one(is, { figure: '1.50' }), true);
    assert.equal(one(is, { figure: '1.51' }), false);
    const more: Condition = { kind: 'number', field: 'figure', comparison: 'more than', value: 9 };
    assert.equal(one(more, { figure: '10' }), true);
  });

  test('has words for every failure', () => {
    fc.assert(
      fc.property(condition, record, (given, of) => {
        fc.pre(!one(given, of));
        const words = failureWords(given, { record: of, calendar, type: undefined });
        assert.match(words, /^\S.*\S$/);
        assert.doesNotMatch(words, /null|undefined|_/);
      }),
    );
  });
});

describe('dayOf', () => {
  const after = (a_on: string, count: number, step: 'working days' | 'days' | 'weeks' | 'months') =>
    dayOf({ kind: 'after', count, step, field: 'a_on' }, { a_on }, calendar) ?? '';
  const count = fc.integer({ min: 1, max: 60 });

  test('gives the nth working day after a day, as the calendar counts', () => {
    fc.assert(
      fc.property(day, count, (from, days) => {
        const last = after(from, days, 'working days');
        assert.equal(last, addWorkingDays(calendar, from, days));
        assert.ok(isWorkingDay(calendar, last));
        assert.equal(workingDaysBetween(calendar, from, last), days);
      }),
    );
  });

  test('holds by the deadline exactly when no more working days have passed', () => {
    fc.assert(
      fc.property(day, day, count, (a_on, b_on, days) => {
        const other: DateTerm = { kind: 'after', count: days, step: 'working days', field: 'a_on' };
        const date: DateTerm = { kind: 'field', field: 'b_on' };
        const inTime = holds(
          { kind: 'date', date, comparison: 'by', other },
          { a_on, b_on },
          calendar,
        );
        // A day off after the deadline counts no further working day, and is late all the same.
        const passed = workingDaysBetween(calendar, a_on, b_on);
        const late = passed > days || (passed === days && !isWorkingDay(calendar, b_on));
        assert.equal(inTime, !late);
      }),
    );
  });

  test('counts seven days to a week', () => {
    fc.assert(
      fc.property(day, count, (from, weeks) => {
        assert.equal(after(from, weeks, 'weeks'), after(from, 7 * weeks, 'days'));
        assert.equal(weekdayOf(after(from, weeks, 'weeks')), weekdayOf(from));
      }),
    );
  });

  test('keeps the day of the month, or takes the last that there is', () => {
    fc.assert(
      fc.property(day, count, (from, months) => {
        const to = after(from, months, 'months');
        assert.ok(isDate(to));
        assert.equal(monthIndexOf(to), monthIndexOf(from) + months);
        assert.ok(to.slice(8) === from.slice(8) || (to.slice(8) < from.slice(8) && isMonthEnd(to)));
      }),
    );
    assert.equal(after('2008-01-31', 1, 'months'), '2008-02-29');
    assert.equal(after('2007-12-31', 2, 'months'), '2008-02-29');
  });

  test('takes the earliest and latest of the days that are known', () => {
    fc.assert(
      fc.property(record, (of) => {
        const days = [of.a_on, of.b_on].filter((one) => typeof one === 'string').sort();
        const fields = ['a_on', 'b_on'];
        assert.equal(dayOf({ kind: 'earliest', fields }, of, calendar), days[0] ?? null);
        assert.equal(dayOf({ kind: 'latest', fields }, of, calendar), days.at(-1) ?? null);
      }),
    );
  });

  test('is not known where the calendar ends', () => {
    const { firstDay, lastDay } = calendar;
    for (const a_on of [lastDay, '1900-01-02', '9000-01-01']) {
      assert.equal(after(a_on, 1, 'working days'), '');
    }
    assert.notEqual(after(firstDay, 1, 'working days'), '');
  });
});
