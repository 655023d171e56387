import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findTable } from '../../../catalogue/index.ts';
import type { CheckResult } from '../../agreement/finding.ts';
import { sampleContent, sampleForm } from '../sample-draft.fixture.ts';
import { tableView } from './table-view.ts';

/** 30 places of 28 h 15 min are 847.50 hours; 844.50 are stated. */
const result: CheckResult = {
  ...{ key: 'row industries/kitchens/core', rule: 'row', title: 'Core hours: Kitchens' },
  ...{ section: 'delivery', table: 'industries', row: 'kitchens', column: 'core' },
  ...{ outcome: 'disagrees', stated: '844.50', computed: '847.50', difference: '-3.00' },
  ...{ severity: 'error', explanation: 'Places times hours.', cause: null },
};

function viewOf(code: string, results: readonly CheckResult[] = [], content = sampleContent) {
  const table = findTable(sampleForm, code);
  assert.ok(table);
  return tableView(table, results, {
    ...{ agreementId: 'sample', template: sampleForm, content, acceptances: [], asked: {} },
  });
}

describe('a table of an agreement as it is read', () => {
  test('the cell that a check disagrees with is marked, and no other', () => {
    const marked = viewOf('industries', [result]).groups.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ id, mark }) => (mark ? [[id, mark.word, mark.label]] : [])),
      ),
    );
    assert.deepEqual(marked, [
      ['industries/kitchens/core', 'disagrees', 'stated 844.50, worked out 847.50'],
    ]);
  });

  test('two checks at one cell have one mark', () => {
    const other = { ...result, key: 'hours industries/kitchens/core', rule: 'hours' };
    const [group] = viewOf('industries', [result, other]).groups;
    assert.equal(group?.rows[0]?.cells[3]?.mark?.word, '2 disagree');
  });

  test('what agrees or cannot be checked is counted, and marks nothing', () => {
    const agrees = { ...result, outcome: 'agrees' as const };
    const blank = {
      ...result,
      key: 'total industries/total/core',
      outcome: 'cannot be checked' as const,
    };
    const view = viewOf('industries', [agrees, blank]);
    assert.deepEqual([view.agrees, view.unchecked.length, view.findings.length], [1, 1, 0]);
    assert.ok(
      view.groups.every(({ rows }) => rows.every(({ cells }) => cells.every(({ mark }) => !mark))),
    );
  });

  test('an open table is named by its naming column, and leaves out a total that states nothing', () => {
    const view = viewOf('industries');
    assert.deepEqual(
      view.groups[0]?.rows[0]?.cells.map(({ header }) => header),
      [true, false, false, false],
    );
    assert.equal(view.totals.length, 0);
    assert.equal(viewOf('background').totals[0]?.title, 'Total');
  });

  test('a table of levels has a group for each metric with its lines', () => {
    const { groups, titled } = viewOf('levels');
    assert.ok(titled);
    assert.deepEqual(
      groups.map(({ title, rows }) => [title, ...rows.map((row) => row.title)]),
      [
        ['CU001', 'Outturn', 'Level'],
        ['CU019', 'Outturn', 'Level'],
      ],
    );
  });

  test('prose keeps its paragraphs, and a day is written out', () => {
    const [, words, review] = viewOf('objectives').groups[0]?.rows[0]?.cells ?? [];
    assert.deepEqual(words?.paragraphs, ['Train all staff.', 'Review what they learnt.']);
    assert.equal(review?.text, '30 September 2014');
  });

  test('a table in which nothing is written says so', () => {
    assert.equal(viewOf('industries', [], {}).stated, false);
    assert.equal(viewOf('industries').stated, true);
  });
});
