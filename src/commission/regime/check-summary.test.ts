import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Content } from '../agreement/content.ts';
import {
  coreDay,
  groupsOf,
  keysAndOutcomes,
  resultOf,
  staffordSummary,
  summaryRow,
} from './regime.fixture.ts';

describe('the summary against the timetable', () => {
  const saturday = [
    'Sat 08:30 09:01 domestics',
    'Sat 09:01 14:38 association',
    'Sat 14:38 14:41 movement',
    'Sat 14:41 15:41 meal',
    'Sat 15:41 16:17 activity',
  ];
  const withRow = (row: string, ...texts: string[]): Content => ({
    summary: { rows: [{ row, cells: summaryRow(texts) }], totals: {} },
  });
  const cell = (content: Content, row: string, column: string) =>
    resultOf(content, `regime-summary summary/${row}/${column}`);

  test('is said once to be beyond checking without a timetable, with mistakes in it, and while it is blank', () => {
    const once = ['regime-summary summary//: cannot be checked'];
    assert.deepEqual(keysAndOutcomes(staffordSummary, 'regime-summary'), once);
    assert.deepEqual(keysAndOutcomes(coreDay(saturday), 'regime-summary'), once);
    const broken = { ...staffordSummary, ...coreDay([...saturday, 'Sun 09:00 08:00 meal']) };
    assert.deepEqual(keysAndOutcomes(broken, 'regime-summary'), once);
    const { explanation } = resultOf(broken, 'regime-summary summary//');
    assert.match(explanation, /at Core day, Sun, to: The slot ends before it has begun/);
  });

  test('agrees cell by cell with the Saturday of HMP Stafford', () => {
    const content = { ...staffordSummary, ...coreDay(saturday) };
    for (const column of ['activity', 'association', 'domestics', 'meal', 'movement', 'total']) {
      assert.equal(cell(content, 'sat', column).outcome, 'agrees', column);
    }
    const monday = cell(content, 'mon', 'total');
    assert.deepEqual(
      [monday.stated, monday.computed, monday.difference],
      ['8h 33m', '0h 00m', '+8h 33m'],
    );
    assert.equal(monday.severity, 'error');
  });

  test('agrees within half a minute of the exact average, and no further', () => {
    // 4 × 4h 39m and 3h 27m by five is 4h 24.6m.
    const days = ['Mon', 'Tue', 'Wed', 'Thu'].map((day) => `${day} 08:00 12:39 activity`);
    const stated = (activity: string): Content => ({
      summary: { rows: [], totals: { 'five-day': { activity } } },
      ...coreDay([...days, 'Fri 08:00 11:27 activity']),
    });
    assert.equal(cell(stated('4h 25m'), 'five-day', 'activity').outcome, 'agrees within rounding');
    assert.equal(cell(stated('4h 24m'), 'five-day', 'activity').outcome, 'disagrees');
    const blank = cell(stated('4h 25m'), 'five-day', 'meal');
    assert.deepEqual(
      [blank.outcome, blank.stated, blank.computed],
      ['cannot be checked', null, '0h 00m'],
    );
  });

  test('names the likely cause: one group alone, groups of one size, a category left out', () => {
    const lines = [
      'Mon 08:00 12:00 activity Mains',
      'Mon 08:00 10:00 activity VP',
      'Mon 12:00 13:00 meal Everyone',
    ];
    const timetable = { ...coreDay(lines), ...groupsOf(['Mains', '411'], ['VP', '330']) };
    const cause = (column: string, text: string) =>
      cell(
        {
          ...timetable,
          summary: { rows: [{ row: 'mon', cells: { [column]: text } }], totals: {} },
        },
        'mon',
        column,
      ).cause;
    assert.match(cause('activity', '4h 00m') ?? '', /“Mains” alone/);
    // The mean of 240 and 120.
    assert.match(cause('activity', '3h 00m') ?? '', /without their head counts/);
    // 186.6 + 60 less 60.
    assert.match(cause('total', '3h 07m') ?? '', /“Meal” is left out/);
    assert.equal(cause('activity', '0h 10m'), null);
  });

  test('takes no unreadable cell for a time', () => {
    const content = { ...withRow('sat', '25:70', '5h 37m'), ...coreDay(saturday) };
    assert.equal(cell(content, 'sat', 'activity').outcome, 'cannot be checked');
    assert.equal(cell(content, 'sat', 'association').outcome, 'agrees');
  });
});
