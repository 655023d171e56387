import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { printAddress } from '../../catalogue/index.ts';
import { annex, contents, stafford, withCell, withTable } from './annex.fixture.ts';
import { type Content, cellAt, hashContent } from './content.ts';
import { type Conflict, mergeContent } from './merge-content.ts';
import { sentencesOf } from './merge-prose.ts';

const words = 'objectives/contact/words';
const base = stafford;
const workshops = stafford.industries?.rows ?? [];
const [first, second, third] = workshops;
const rows = (...some: Array<typeof first>) =>
  withTable(stafford, 'industries', { rows: some.filter((row) => row !== undefined) });
const codes = ({ industries }: Content) => industries?.rows.map(({ row }) => row);
const laundry = { row: 'laundry', cells: { name: 'Laundry', places: '20' } };
const greenhouse = { row: 'greenhouse', cells: { name: 'Greenhouse', places: '20' } };

function merge(theirs: Content, mine: Content) {
  return mergeContent(annex, { base, theirs, mine });
}

describe('two edits of one draft', () => {
  test('are put together where they changed different cells', () => {
    const theirs = withCell(base, 'industries/workshop-1/places', '48');
    const mine = withCell(base, 'industries/workshop-1/hours', '30:00');
    const { merged, conflicts } = merge(theirs, mine);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(merged.industries?.rows[0]?.cells, {
      name: 'Workshop 1',
      places: '48',
      hours: '30:00',
    });
  });

  test('are put together in a prose of more sentences than a call takes arguments', () => {
    const long = 'No. '.repeat(200_000);
    const begun = withCell(base, words, `First. ${long}Last.`);
    const theirs = withCell(base, words, `Foremost. ${long}Last.`);
    const mine = withCell(base, words, `First. ${long}At last.`);
    const { merged, conflicts } = mergeContent(annex, { base: begun, theirs, mine });
    assert.deepEqual(conflicts, []);
    const text = merged.objectives?.rows[0]?.cells.words;
    assert.equal(text, `Foremost. ${long}At last.`);
  });

  test('are a conflict where they changed one cell differently, and theirs stands meanwhile', () => {
    const theirs = withCell(base, 'capacity/entry/cna', '735');
    const mine = withCell(base, 'capacity/entry/cna', '730');
    const { merged, conflicts } = merge(theirs, mine);
    const at = { table: 'capacity', row: 'entry', column: 'cna' };
    assert.deepEqual(conflicts, [{ kind: 'cell', at, base: '741', theirs: '735', mine: '730' }]);
    assert.equal(cellAt(merged, at), '735');
    const same = merge(theirs, theirs);
    assert.deepEqual([same.conflicts, cellAt(same.merged, at)], [[], '735']);
  });

  test('of prose are put together sentence by sentence', () => {
    const theirs = withCell(base, words, 'Train all staff by June. Review in March.');
    const mine = withCell(base, words, 'Train all staff. Review in May. Tell the board.');
    const { merged, conflicts } = merge(theirs, mine);
    assert.deepEqual(conflicts, []);
    assert.equal(
      merged.objectives?.rows[0]?.cells.words,
      'Train all staff by June. Review in May. Tell the board.',
    );
  });

  test('of one sentence, or at the same place, are a conflict', () => {
    const clash = (theirs: string, mine: string) =>
      merge(withCell(base, words, theirs), withCell(base, words, mine)).conflicts.length;
    assert.equal(
      clash('Train new staff. Review in March.', 'Train some staff. Review in March.'),
      1,
    );
    const start = 'Train all staff. Review in March.';
    assert.equal(clash(`${start} Tell the board.`, `${start} Tell the staff.`), 1);
    assert.equal(clash('Train all staff.', 'Train all staff. Review in May.'), 1);
    assert.equal(clash(`${start} Tell the board.`, `${start} Tell the board.`), 0);
    assert.equal(clash(`${start} Tell the board.`, ''), 1);
    assert.equal(clash(`${start} Tell the board.`, 'Train all staff. Review in May.'), 0);
  });

  test('of a text that is no prose are never mixed', () => {
    const theirs = withCell(base, 'objectives/contact/title', 'Every contact\nTwo');
    const mine = withCell(base, 'objectives/contact/title', 'One\nEvery contact');
    assert.equal(merge(theirs, mine).conflicts.length, 1);
  });

  test('are a conflict where one took a row out that the other changed', () => {
    const edited = withCell(base, 'industries/workshop-2/places', '40');
    const without = rows(first, third);
    const gone = merge(without, edited);
    assert.deepEqual(codes(gone.merged), ['workshop-1', 'workshop-2a']);
    assert.deepEqual(gone.conflicts, [
      {
        ...{ kind: 'row', table: 'industries', row: 'workshop-2', base: second?.cells },
        ...{ theirs: null, mine: { ...second?.cells, places: '40' } },
      },
    ]);
    assert.deepEqual(codes(merge(edited, without).merged), codes(base));
    assert.deepEqual(codes(merge(base, without).merged), ['workshop-1', 'workshop-2a']);
  });

  test('are a conflict where both gave one code to different rows', () => {
    const { conflicts } = merge(
      rows(first, laundry),
      rows(first, { ...laundry, cells: greenhouse.cells }),
    );
    assert.deepEqual(conflicts, [
      {
        ...{ kind: 'row', table: 'industries', row: 'laundry', base: null },
        ...{ theirs: laundry.cells, mine: greenhouse.cells },
      },
    ]);
  });

  test('keep the rows that both put in at one place, theirs first', () => {
    const { merged, conflicts } = merge(
      rows(first, laundry, second, third),
      rows(first, greenhouse, second, third),
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(codes(merged), [
      'workshop-1',
      'laundry',
      'greenhouse',
      'workshop-2',
      'workshop-2a',
    ]);
  });

  test('keep the order of whoever moved rows', () => {
    const mine = rows(third, first, second);
    const theirs = rows(first, laundry, second, third);
    assert.deepEqual(codes(merge(theirs, mine).merged), [
      'workshop-2a',
      'workshop-1',
      'laundry',
      'workshop-2',
    ]);
    const moved = rows(second, first, third);
    assert.deepEqual(codes(merge(moved, mine).merged), ['workshop-2', 'workshop-1', 'workshop-2a']);
  });

  test('are the one edit where the other changed nothing', () => {
    fc.assert(
      fc.property(contents, contents, (found, left) => {
        const mine = mergeContent(annex, { base: found, theirs: found, mine: left });
        const theirs = mergeContent(annex, { base: found, theirs: left, mine: found });
        assert.deepEqual([...mine.conflicts, ...theirs.conflicts], []);
        assert.equal(hashContent(mine.merged), hashContent(left));
        assert.equal(hashContent(theirs.merged), hashContent(left));
      }),
    );
  });

  test('come out the same whoever saved first, but for order and conflicts', () => {
    fc.assert(
      fc.property(contents, contents, contents, (found, one, other) => {
        const ours = mergeContent(annex, { base: found, theirs: one, mine: other });
        const swapped = mergeContent(annex, { base: found, theirs: other, mine: one });
        const turned = swapped.conflicts.map((conflict) => {
          const [place = '', was = '', theirs = '', mine = ''] = sidesOf(conflict);
          return [place, was, mine, theirs];
        });
        assert.deepEqual(turned.sort(), ours.conflicts.map(sidesOf).sort());
        const open = ours.conflicts.map(placeOf);
        const settled = (content: Content) =>
          textsIn(content).filter(({ place }) => !open.some((at) => place.startsWith(at)));
        assert.deepEqual(settled(swapped.merged), settled(ours.merged));
      }),
    );
  });

  test('lose no word: every text that was changed is merged or in a conflict', () => {
    fc.assert(
      fc.property(contents, contents, contents, (found, theirs, mine) => {
        const { merged, conflicts } = mergeContent(annex, { base: found, theirs, mine });
        const before = new Map(textsIn(found).map(({ place, text }) => [place, text]));
        const after = new Map(textsIn(merged).map(({ place, text }) => [place, text]));
        for (const { place, text } of [...textsIn(theirs), ...textsIn(mine)]) {
          if (before.get(place) === text) continue;
          const kept = after.get(place) ?? '';
          const known = sentencesOf(before.get(place) ?? '');
          const isMerged = sentencesOf(text).every(
            (part) => kept.includes(part) || known.includes(part),
          );
          const conflict = conflicts.find((one) => place.startsWith(placeOf(one)));
          const isOpen = conflict && JSON.stringify(conflict).includes(JSON.stringify(text));
          assert.ok(isMerged || isOpen, `${place} lost “${text}”`);
        }
      }),
    );
  });
});

/** Where a conflict is: a cell, or all cells of a row. */
function placeOf(conflict: Conflict): string {
  return conflict.kind === 'cell'
    ? printAddress(conflict.at)
    : `${conflict.table}/${conflict.row}/`;
}

/** The place of a conflict and its three sides as texts: as found, theirs, mine. */
function sidesOf(conflict: Conflict): string[] {
  const sides = [conflict.base, conflict.theirs, conflict.mine].map((side) =>
    JSON.stringify(side === null || typeof side === 'string' ? side : Object.entries(side).sort()),
  );
  return [placeOf(conflict), ...sides];
}

/** Every text of a content with its place, in the order of places. */
function textsIn(content: Content): Array<{ place: string; text: string }> {
  return Object.entries(content)
    .flatMap(([table, { rows: own, totals }]) =>
      [...own, ...Object.entries(totals).map(([row, cells]) => ({ row, cells }))].flatMap(
        ({ row, cells }) =>
          Object.entries(cells).map(([column, text]) => ({
            place: printAddress({ table, row, column }),
            text,
          })),
      ),
    )
    .sort((a, b) => (a.place < b.place ? -1 : 1));
}
