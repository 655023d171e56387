import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getCalendar, loadCalendars } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import type { Condition } from './condition.ts';
import { getRecordType, getTally } from './find-declared.ts';
import { judge } from './judge.ts';
import type { RecordValues } from './record-value.ts';
import { loadSample } from './sample-declarations.ts';
import type { Amount, Tally } from './tally.ts';

const calendar = getCalendar(loadCalendars(packageRoot));
const { catalogue } = loadSample();
const type = getRecordType(catalogue, 'assessment');
const onTime = getTally(catalogue, 'on-time');

/** Monday 2 April 2007; Good Friday was 6 April, Easter Monday 9 April. */
const record: RecordValues = { person: 'x1', triggered_on: '2007-04-02', tier: 4 };

const plain: Tally = {
  code: 'plain',
  title: 'Plain',
  record: 'assessment',
  kind: 'flow',
  month: { kind: 'field', field: 'triggered_on' },
  conditions: [],
  adds: { kind: 'one' },
  by: [],
  source: 'Made up',
};

const why = (condition: Condition, values: RecordValues = record) =>
  judge({ ...plain, conditions: [condition] }, values, calendar, type).reason;
const adds = (amount: Amount, values: RecordValues = record) =>
  judge({ ...plain, adds: amount }, values, calendar, type);

describe('judge', () => {
  test('counts a record in the month of the day on which it fell due', () => {
    // Working days after 2 April: 3, 4, 5, 10 and 11 April.
    const last = judge(onTime, { ...record, completed_on: '2007-04-11' }, calendar);
    assert.deepEqual(last, {
      day: '2007-04-11',
      month: 2007 * 12 + 3,
      counts: true,
      amount: '1',
      failed: null,
      reason: null,
    });
    const march = judge(onTime, { ...record, triggered_on: '2007-03-29' }, calendar);
    assert.equal(march.month, 2007 * 12 + 3);
  });

  test('says which condition failed, with the days that decided', () => {
    const late = judge(onTime, { ...record, completed_on: '2007-04-14' }, calendar, type);
    assert.deepEqual([late.counts, late.failed, late.amount], [false, 1, '0']);
    assert.equal(
      late.reason,
      'completed on 14 April 2007, after 11 April 2007 (5 working days after triggered on 2 April 2007)',
    );
    const open = judge(onTime, record, calendar, type);
    assert.equal(open.reason, 'completed is not known');
    const other = judge(onTime, { ...record, tier: 2 }, calendar, type);
    assert.deepEqual([other.failed, other.reason], [0, 'tier is 2, not 4']);
  });

  test('goes by the names of fields without their type', () => {
    const late = judge(onTime, { ...record, completed_on: '2007-04-14' }, calendar);
    assert.match(late.reason ?? '', /^completed on 14 April 2007, after 11 April 2007/);
  });

  test('puts a record without its day in no month', () => {
    const never = judge(onTime, { tier: 4 }, calendar, type);
    assert.deepEqual(never, {
      day: null,
      month: null,
      counts: false,
      amount: '0',
      failed: 1,
      reason: 'triggered is not known, so it is in no month yet',
    });
    const before = judge(onTime, { ...record, triggered_on: '1900-01-01' }, calendar, type);
    assert.match(before.reason ?? '', /lies outside the calendar of working days/);
  });

  test('gives a reason for every kind of condition', () => {
    const at = (field: string) => ({ kind: 'field' as const, field });
    const cases: Array<[Condition, string]> = [
      [{ kind: 'is', field: 'trigger', values: ['release'] }, 'trigger is not known'],
      [{ kind: 'known', field: 'completed_on', known: true }, 'completed is not known'],
      [
        { kind: 'known', field: 'triggered_on', known: false },
        'triggered is 2 April 2007, which should not be known',
      ],
      [
        { kind: 'number', field: 'tier', comparison: 'less than', value: 4 },
        'tier is 4, not less than 4',
      ],
      [
        { kind: 'weekday', date: at('triggered_on'), days: [6, 7] },
        'triggered on 2 April 2007, a Monday, not a Saturday or Sunday',
      ],
      [
        { kind: 'month end', date: at('triggered_on') },
        'triggered on 2 April 2007, a Monday, not the last day of its month',
      ],
      [
        { kind: 'not', condition: { kind: 'is', field: 'tier', values: [3, 4] } },
        'tier is 4, which leaves it out',
      ],
    ];
    for (const [condition, reason] of cases) assert.equal(why(condition), reason);
    assert.equal(
      why({ kind: 'any', conditions: [cases[0]?.[0], cases[3]?.[0]].flatMap((one) => one ?? []) }),
      'trigger is not known; and tier is 4, not less than 4',
    );
    assert.equal(
      why(
        { kind: 'is', field: 'trigger', values: ['release'] },
        { ...record, trigger: 'sentence' },
      ),
      'trigger is sentence, not release',
    );
    assert.equal(
      why({ kind: 'is', field: 'priority', values: [true] }, { ...record, priority: false }),
      'priority is no, not yes',
    );
  });

  test('adds figures, products and days exactly', () => {
    const hours = { ...record, hours: 0.1, tier: 3, completed_on: '2007-04-30' };
    assert.equal(adds({ kind: 'field', field: 'hours', times: 'tier' }, hours).amount, '0.3');
    assert.equal(adds({ kind: 'field by days in month', field: 'hours' }, hours).amount, '3');
    const span = { from: 'triggered_on', to: 'completed_on' };
    assert.equal(adds({ kind: 'days', ...span }, hours).amount, '28');
    // April 2007 had 19 working days; the 2nd is the first of them.
    assert.equal(adds({ kind: 'working days', ...span }, hours).amount, '18');
    const back = { from: 'completed_on', to: 'triggered_on' };
    assert.equal(adds({ kind: 'working days', ...back }, hours).amount, '-18');
  });

  test('does not count a record that lacks what it would add', () => {
    const { counts, reason, amount } = adds({ kind: 'field', field: 'hours' });
    assert.deepEqual([counts, amount], [false, '0']);
    assert.equal(reason, 'hours is not known, so there is nothing to add');
    const far = { ...record, completed_on: '2199-01-01' };
    const span = { from: 'triggered_on', to: 'completed_on' };
    assert.match(adds({ kind: 'working days', ...span }, far).reason ?? '', /outside the calendar/);
  });
});
