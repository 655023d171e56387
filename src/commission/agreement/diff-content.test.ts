import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { annex, contents, stafford, withCell, withTable } from './annex.fixture.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './change.ts';
import { hashContent } from './content.ts';
import { diffContent } from './diff-content.ts';

const fewerPlaces: Change = {
  kind: 'cell',
  at: { table: 'industries', row: 'workshop-1', column: 'places' },
  before: '50',
  after: '48',
};
const laundry = { row: 'laundry', cells: { name: 'Laundry', places: '20' } };
const [first, second, third] = stafford.industries?.rows ?? [];
const rowsOf = (...rows: Array<typeof first>) => ({
  rows: rows.filter((row) => row !== undefined),
});

describe('the difference of two contents', () => {
  test('is a cell with what stood there and what stands there now', () => {
    const after = withCell(stafford, 'industries/workshop-1/places', '48');
    assert.deepEqual(diffContent(annex, stafford, after), [fewerPlaces]);
  });

  test('has blank cells as an empty text', () => {
    const after = withCell(stafford, 'levels/CU019.level/q4', '34');
    assert.deepEqual(diffContent(annex, stafford, after), [
      {
        kind: 'cell',
        at: { table: 'levels', row: 'CU019.level', column: 'q4' },
        before: '',
        after: '34',
      },
    ]);
  });

  test('has what is stated in a total as a cell of it', () => {
    const totals = { total: { places: '267', hours: '254:15' } };
    assert.deepEqual(diffContent(annex, stafford, withTable(stafford, 'industries', { totals })), [
      {
        kind: 'cell',
        at: { table: 'industries', row: 'total', column: 'places' },
        before: '269',
        after: '267',
      },
    ]);
  });

  test('has rows that came, each below the one it stands under, and rows that went', () => {
    const after = withTable(stafford, 'industries', rowsOf(first, laundry, third));
    assert.deepEqual(diffContent(annex, stafford, after), [
      { kind: 'row removed', table: 'industries', row: 'workshop-2', cells: second?.cells },
      {
        kind: 'row added',
        table: 'industries',
        row: 'laundry',
        below: 'workshop-1',
        cells: laundry.cells,
      },
    ]);
  });

  test('takes a row that moved out and puts it in again', () => {
    const after = withTable(stafford, 'industries', rowsOf(second, third, first));
    assert.deepEqual(
      diffContent(annex, stafford, after).map(({ kind }) => kind),
      ['row removed', 'row added'],
    );
  });

  test('makes the one of the other, and the other way round undoes it', () => {
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        const there = applyChanges(annex, before, diffContent(annex, before, after));
        assert.deepEqual(there.problems, []);
        assert.equal(hashContent(there.content), hashContent(after));
        const back = applyChanges(annex, there.content, diffContent(annex, after, before));
        assert.deepEqual(back.problems, []);
        assert.equal(hashContent(back.content), hashContent(before));
      }),
    );
  });

  test('is nothing between a content and itself', () => {
    fc.assert(fc.property(contents, (one) => diffContent(annex, one, one).length === 0));
  });
});
