import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getCalendar, loadCalendars } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import type { Tally } from './tally.ts';
import { tallyRecords } from './tally-records.ts';

const calendar = getCalendar(loadCalendars(packageRoot));
const april = 2007 * 12 + 3;

const flow: Tally = {
  code: 'hours',
  title: 'Hours',
  record: 'session',
  kind: 'flow',
  month: { kind: 'field', field: 'held_on' },
  conditions: [],
  adds: { kind: 'field', field: 'hours' },
  by: [],
  source: 'Made up',
};
const records = [
  { key: 'b', values: { held_on: '2007-04-20', hours: 0.1 }, times: 3 },
  { key: 'a', values: { held_on: '2007-04-20', hours: 5 } },
  { key: 'z', values: { held_on: '2007-04-01', hours: 7 } },
  { key: 'c', values: { held_on: '2007-06-01', hours: 2 } },
  { key: 'd', values: { hours: 2 } },
];

describe('tallyRecords', () => {
  test('adds up a flow by month, those alike as often as they are', () => {
    assert.deepEqual(tallyRecords(flow, records, calendar), [
      { month: april, amount: '12.3' },
      { month: april + 2, amount: '2' },
    ]);
  });

  test('takes the latest record of a month, and of one day that with the greatest key', () => {
    const latest = { ...flow, kind: 'latest' as const };
    assert.deepEqual(tallyRecords(latest, records, calendar), [
      { month: april, amount: '0.1' },
      { month: april + 2, amount: '2' },
    ]);
    assert.deepEqual(tallyRecords(latest, records.toReversed(), calendar)[0]?.amount, '0.1');
  });
});
