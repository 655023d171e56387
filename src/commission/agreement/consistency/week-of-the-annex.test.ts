import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsOf } from './check-agreement.ts';
import {
  cellsOf,
  checked,
  column,
  fixedTable,
  inShort,
  resultOf,
  rows,
  templateOf,
  totalOf,
} from './sample-template.fixture.ts';

const dayColumns = ['activity', 'association', 'domestics', 'meal', 'movement', 'total'];
const regime = fixedTable(
  'regime',
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  [
    ...dayColumns.slice(0, 5).map((code) => column(code, 'clock')),
    column('total', 'clock', { computed: { kind: 'sum', columns: dayColumns.slice(0, 5) } }),
  ],
  [
    totalOf(dayColumns, {
      code: 'five',
      how: 'average',
      of: { rows: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    }),
    totalOf(dayColumns, { code: 'seven', how: 'average' }),
  ],
);
const weekday = ['4h 39m', '1h 11m', '1h 00m', '0h 45m', '0h 56m', '8h 33m'];
const weekend = ['0h 36m', '5h 37m', '0h 31m', '1h 00m', '0h 03m', '7h 47m'];

describe('the week of the annex', () => {
  const results = checked(templateOf([regime]), {
    regime: {
      rows: rows(dayColumns, {
        ...{ mon: weekday, tue: weekday, wed: weekday, thu: weekday },
        fri: ['3h 27m', '4h 24m', '1h 00m', '1h 00m', '0h 31m', '10h 23m'],
        ...{ sat: weekend, sun: weekend },
      }),
      totals: {
        five: cellsOf(dayColumns, ['4h 25m', '1h 49m', '1h 00m', '0h 48m', '0h 51m', '8h 55m']),
        seven: cellsOf(dayColumns, ['3h 19m', '2h 54m', '0h 51m', '0h 51m', '0h 37m', '8h 36m']),
      },
    },
  });

  test('has a Monday that agrees within the rounding of six durations', () => {
    // 4:39 + 1:11 + 1:00 + 0:45 + 0:56 = 8:31, each half a minute either way: 8:28.5 to 8:33.5; stated 8:32.5 to 8:33.5.
    const monday = resultOf(results, 'row regime/mon/total');
    assert.deepEqual(inShort(monday), {
      outcome: 'agrees within rounding',
      stated: '8h 33m',
      computed: '8h 31m',
      difference: '+0h 02m',
    });
    assert.equal(
      monday.cause,
      'Rounding of minutes: 6 durations printed to the minute leave room for 3 minutes.',
    );
  });

  test('has a Saturday that agrees to the minute', () => {
    // 0:36 + 5:37 + 0:31 + 1:00 + 0:03 = 7:47
    const saturday = resultOf(results, 'row regime/sat/total');
    assert.equal(saturday.outcome, 'agrees');
    assert.equal(saturday.difference, '0h 00m');
    assert.equal(saturday.cause, null);
  });

  test('has averages that agree, some within rounding', () => {
    const outcomes = Object.fromEntries(
      results
        .filter(({ rule }) => rule === 'total')
        .map(({ row, column: code, outcome }) => [`${row} ${code}`, outcome]),
    );
    const [exact, near] = ['agrees', 'agrees within rounding'];
    assert.deepEqual(outcomes, {
      // (4 × 4:39 + 3:27) / 5 = 1323 / 5 = 264.6 minutes, 4:25 rounded.
      'five activity': exact,
      // (4 × 1:11 + 4:24) / 5 = 548 / 5 = 109.6, 1:50 rounded; 1:49 leaves half a minute.
      'five association': near,
      // (4 × 45 + 60) / 5 = 48; (4 × 56 + 31) / 5 = 51; (4 × 513 + 623) / 5 = 535, 8:55.
      ...{ 'five domestics': exact, 'five meal': exact, 'five movement': exact },
      'five total': exact,
      // (4 × 279 + 207 + 2 × 36) / 7 = 1395 / 7 = 199.29, 3:19.
      'seven activity': exact,
      // (4 × 71 + 264 + 2 × 337) / 7 = 1222 / 7 = 174.57, 2:55; (5 × 60 + 2 × 31) / 7 = 51.71, 0:52.
      ...{ 'seven association': near, 'seven domestics': near },
      // (4 × 45 + 3 × 60) / 7 = 51.43; (4 × 56 + 31 + 2 × 3) / 7 = 37.29; (4 × 513 + 623 + 2 × 467) / 7 = 515.57, 8:36.
      ...{ 'seven meal': exact, 'seven movement': exact, 'seven total': exact },
    });
  });

  test('has a 7-day row whose parts cannot make its total, as minutes were cut off', () => {
    // 3:19 + 2:54 + 0:51 + 0:51 + 0:37 = 8:32, at most 8:34.5; stated at least 8:35.5.
    const finding = resultOf(results, 'row regime/seven/total');
    assert.deepEqual(findingsOf(results), [finding]);
    assert.equal(finding.difference, '+0h 04m');
    assert.equal(
      finding.cause,
      'Minutes cut off instead of rounded: 5 durations may have lost up to a minute each.',
    );
    // 4:25 + 1:49 + 1:00 + 0:48 + 0:51 = 8:53, at most 8:55.5.
    assert.equal(resultOf(results, 'row regime/five/total').outcome, 'agrees within rounding');
  });
});
