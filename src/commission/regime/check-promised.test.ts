import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Content } from '../agreement/content.ts';
import {
  coreDay,
  groupsOf,
  keysAndOutcomes,
  resultOf,
  rowsOf,
  staffordSummary,
} from './regime.fixture.ts';

const places: Content = {
  industries: rowsOf([
    { name: 'Workshop 1', places: '50', hours: '28:15:00' },
    { name: 'Laundry', places: '20', hours: '28:15:00' },
  ]),
  classes: rowsOf([
    { name: 'Entry level maths', hours: '18.75' },
    { name: 'Art', hours: '32.75' },
    { name: 'Peer mentoring', hours: '18.75' },
  ]),
};

describe('the hours that places promise', () => {
  // Activity as printed: 4 × 4h 39m + 3h 27m + 2 × 0h 36m = 18h 36m + 3h 27m + 1h 12m = 23h 15m.
  test('28:15 a week do not fit into the 23h 15m of the summary of HMP Stafford', () => {
    const found = resultOf(
      { ...places, ...staffordSummary },
      'regime-promised industries/r1/hours',
    );
    assert.equal(found.outcome, 'disagrees');
    assert.equal(found.severity, 'warning');
    assert.equal(found.section, 'delivery');
    assert.deepEqual(
      [found.stated, found.computed, found.difference],
      ['28:15:00', '23:15', '+5:00'],
    );
    assert.match(found.title, /^Workshop 1: /);
    assert.match(
      found.cause ?? '',
      /holds 23h 15m of “Activity” a week; the place promises 28h 15m\. 2 of 2/,
    );
  });

  test('are the longest of their table: 32.75 of the classes, against 23.25', () => {
    const found = resultOf({ ...places, ...staffordSummary }, 'regime-promised classes/r2/hours');
    assert.deepEqual([found.stated, found.computed, found.difference], ['32.75', '23.25', '+9.50']);
    assert.match(found.cause ?? '', /1 of 3 promise more/);
  });

  test('are held against the timetable where there is one, in the week of the group that has most', () => {
    const lines = [
      'Mon 00:00 24:00 activity Mains',
      'Tue 07:00 11:15 pe Mains',
      'Mon 08:00 09:00 activity VP',
    ];
    const content = {
      ...places,
      ...staffordSummary,
      ...coreDay(lines),
      ...groupsOf(['Mains', '1'], ['VP', '740']),
    };
    const found = resultOf(content, 'regime-promised industries/r1/hours');
    assert.equal(found.computed, '28:15');
    assert.equal(found.outcome, 'agrees');
    assert.match(found.explanation, /“Mains”/);
  });

  test('fit within rounding where the printed minutes of seven days leave room', () => {
    // Half a minute for each of seven days and for the promise: four minutes.
    const promise = (hours: string) => ({
      ...staffordSummary,
      industries: rowsOf([{ name: 'A', hours }]),
    });
    const outcome = (hours: string) =>
      resultOf(promise(hours), 'regime-promised industries/r1/hours').outcome;
    assert.equal(outcome('23:15'), 'agrees');
    assert.equal(outcome('23:19'), 'agrees within rounding');
    assert.equal(outcome('23:20'), 'disagrees');
  });

  test('cannot be checked where nothing is promised, or the summary lacks a day', () => {
    assert.deepEqual(keysAndOutcomes(staffordSummary, 'regime-promised'), [
      'regime-promised industries//hours: cannot be checked',
      'regime-promised classes//hours: cannot be checked',
    ]);
    const { summary } = staffordSummary;
    const short = { summary: { rows: summary?.rows.slice(0, 6) ?? [], totals: {} } };
    const found = resultOf({ ...places, ...short }, 'regime-promised industries/r1/hours');
    assert.equal(found.outcome, 'cannot be checked');
    assert.match(found.explanation, /does not state “Activity” for every day/);
  });
});
