import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annex, stafford, withTable } from './annex.fixture.ts';
import { applyChanges, overlayChanges } from './apply-changes.ts';
import type { Change } from './change.ts';

const fewerPlaces: Change = {
  kind: 'cell',
  at: { table: 'industries', row: 'workshop-1', column: 'places' },
  before: '50',
  after: '48',
};
const laundry = { row: 'laundry', cells: { name: 'Laundry', places: '20' } };
const second = stafford.industries?.rows[1];

describe('applying changes', () => {
  const refused = (...changes: Change[]) => {
    const { content, problems } = applyChanges(annex, stafford, changes);
    assert.equal(content, stafford);
    return problems.map(({ message, place, found }) => [place?.path, found ?? message]);
  };
  const added: Change = { kind: 'row added', table: 'industries', below: null, ...laundry };

  test('finds every change that does not fit, with its address, and then changes nothing', () => {
    assert.deepEqual(
      refused(
        { ...fewerPlaces, before: '45' },
        { ...fewerPlaces, at: { ...fewerPlaces.at, row: 'workshop-9' } },
        { ...fewerPlaces, at: { ...fewerPlaces.at, column: 'pay' } },
        { ...fewerPlaces, at: { ...fewerPlaces.at, table: 'wages' } },
        { ...added, below: 'workshop-1' },
      ),
      [
        ['industries/workshop-1/places', '50'],
        [
          'industries/workshop-9/places',
          '“Industries” has no row “workshop-9” now. Look at the table again.',
        ],
        ['industries/workshop-1/pay', '“Industries” has no column “pay”. Name one of its columns.'],
        ['wages', 'The form has no table “wages”. Name one of its tables.'],
      ],
    );
  });

  test('adds rows to open tables only, under a code of their own, below a row that is there', () => {
    const paths = refused(
      { ...added, table: 'programmes' },
      { ...added, row: 'workshop-1' },
      { ...added, row: 'total' },
      { ...added, row: 'a/b' },
      { ...added, below: 'greenhouse' },
      { ...added, cells: { pay: '£4' } },
    ).map(([path]) => path);
    assert.deepEqual(paths, [
      'programmes/laundry',
      'industries/workshop-1',
      'industries/total',
      'industries/a/b',
      'industries/laundry',
      'industries/laundry/pay',
    ]);
  });

  test('keeps a text without the ends of lines and the edges that a browser or a file gives it', () => {
    const at = { table: 'objectives', row: 'contact', column: 'words' };
    const before = 'Train all staff. Review in March.';
    const words = (after: string) => {
      const change: Change = { kind: 'cell', at, before, after };
      const { content, problems } = applyChanges(annex, stafford, [change]);
      assert.deepEqual(problems, []);
      return content.objectives?.rows[0]?.cells.words;
    };
    assert.equal(words(' One.\r\nTwo.\rThree.\n\n'), 'One.\nTwo.\nThree.');
    assert.equal(words(' \r\n '), undefined);
    const { content } = applyChanges(annex, stafford, [
      { ...added, cells: { name: ' ', places: ' 20' } },
    ]);
    assert.deepEqual(content.industries?.rows[0], { row: 'laundry', cells: { places: '20' } });
  });

  test('makes no more at once than a request may hold', () => {
    const many = Array.from(
      { length: 10_001 },
      (_, index): Change => ({ ...added, row: `r${index}` }),
    );
    const { content, problems } = applyChanges(annex, stafford, many);
    assert.equal(content, stafford);
    assert.match(problems[0]?.message ?? '', /Make at most 10000/);
    assert.deepEqual(applyChanges(annex, stafford, many.slice(1)).problems, []);
  });

  test('removes a row only as it was seen', () => {
    const cells = { ...second?.cells, places: '40' };
    const removed: Change = { kind: 'row removed', table: 'industries', row: 'workshop-2', cells };
    assert.deepEqual(refused(removed, { ...removed, row: 'greenhouse' }), [
      ['industries/workshop-2/places', '42'],
      ['industries/greenhouse', 'The row “greenhouse” is gone already. Leave this change out.'],
    ]);
  });

  test('writes in a declared row in which nothing was written, in the place of the form', () => {
    const bare = withTable(stafford, 'programmes', { rows: [{ row: 'resolve', cells: {} }] });
    const { content, problems } = applyChanges(annex, bare, [
      {
        kind: 'cell',
        at: { table: 'programmes', row: 'tsp', column: 'starts' },
        before: '',
        after: '80',
      },
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(content.programmes?.rows, [
      { row: 'tsp', cells: { starts: '80' } },
      { row: 'resolve', cells: {} },
    ]);
  });

  test('leaves no blank cell and no empty total behind', () => {
    const total = { table: 'industries', row: 'total' };
    const { content } = applyChanges(annex, stafford, [
      { kind: 'cell', at: { ...total, column: 'places' }, before: '269', after: '' },
      { kind: 'cell', at: { ...total, column: 'hours' }, before: '254:15', after: '' },
    ]);
    assert.deepEqual(content.industries?.totals, {});
  });
});

describe('overlaying changes', () => {
  test('writes over whatever stands there, and says which cells have no row any more', () => {
    const removed: Change = {
      kind: 'row removed',
      table: 'industries',
      row: 'workshop-2',
      cells: {},
    };
    const lost: Change = { ...fewerPlaces, at: { ...fewerPlaces.at, row: 'workshop-2' } };
    const changes = [{ ...fewerPlaces, before: '45' }, removed, lost];
    const { content, unplaced } = overlayChanges(annex, stafford, changes);
    assert.deepEqual(
      content.industries?.rows.map(({ row, cells }) => [row, cells.places]),
      [
        ['workshop-1', '48'],
        ['workshop-2a', '25'],
      ],
    );
    assert.deepEqual(unplaced, [lost]);
  });

  test('puts a row last when the one above it is gone', () => {
    const added: Change = {
      kind: 'row added',
      table: 'industries',
      below: 'greenhouse',
      ...laundry,
    };
    const { content } = overlayChanges(annex, stafford, [added]);
    assert.deepEqual(content.industries?.rows.at(-1), laundry);
  });
});
