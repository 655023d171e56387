import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyChanges } from '../../agreement/apply-changes.ts';
import { type Cells, type Content, tableIn } from '../../agreement/content.ts';
import type { Conflict } from '../../agreement/merge-content.ts';
import { sampleContent, sampleForm } from '../sample-draft.fixture.ts';
import { chosenChanges, mergeBody } from './merge-form.ts';

const library = (words: string): Cells => ({ title: 'Library', words });

function rowConflict(states: { base?: Cells; theirs?: Cells; mine?: Cells }): Conflict {
  const { base = null, theirs = null, mine = null } = states;
  return { kind: 'row', table: 'objectives', row: 'library', base, theirs, mine };
}

function withLibrary(cells: Cells | undefined): Content {
  const { rows } = tableIn(sampleContent, 'objectives');
  const library = cells ? [{ row: 'library', cells }] : [];
  return { ...sampleContent, objectives: { rows: [...rows, ...library], totals: {} } };
}

/** The objectives after a choice, as the page posts it. */
function chosen(conflict: Conflict, choice: string, latest: Content) {
  const body = mergeBody.parse({
    ...{ latest: '3', conflicts: JSON.stringify([conflict]), changes: '[]' },
    'choice-0': choice,
  });
  const { changes, problems } = chosenChanges(body, latest);
  assert.deepEqual(problems, []);
  const applied = applyChanges(sampleForm, latest, changes);
  assert.deepEqual(applied.problems, []);
  return tableIn(applied.content, 'objectives').rows.slice(1);
}

describe('a row on which two people differ', () => {
  test('that both added stands as the other’s, as mine, or as both', () => {
    const conflict = rowConflict({ theirs: library('Lend.'), mine: library('Read aloud.') });
    const latest = withLibrary(library('Lend.'));
    const theirs = { row: 'library', cells: library('Lend.') };
    assert.deepEqual(chosen(conflict, 'theirs', latest), [theirs]);
    assert.deepEqual(chosen(conflict, 'mine', latest), [
      { row: 'library', cells: library('Read aloud.') },
    ]);
    assert.deepEqual(chosen(conflict, 'both', latest), [
      theirs,
      { row: 'library-2', cells: library('Read aloud.') },
    ]);
  });

  test('that the other took out is put in again with my words', () => {
    const conflict = rowConflict({ base: library('Lend.'), mine: library('Lend more.') });
    assert.deepEqual(chosen(conflict, 'theirs', withLibrary(undefined)), []);
    assert.deepEqual(chosen(conflict, 'mine', withLibrary(undefined)), [
      { row: 'library', cells: library('Lend more.') },
    ]);
  });

  test('that I took out goes, though the other wrote in it', () => {
    const conflict = rowConflict({ base: library('Lend.'), theirs: library('Lend more.') });
    assert.deepEqual(chosen(conflict, 'mine', withLibrary(library('Lend more.'))), []);
  });
});

describe('the fields of the merge page', () => {
  const posted = { latest: '3', conflicts: '[]', changes: '[]' };

  test('are refused where they were cut short', () => {
    assert.equal(mergeBody.safeParse(posted).success, true);
    for (const changes of ['[', '{}', '[{"kind":"cell"}]']) {
      assert.equal(mergeBody.safeParse({ ...posted, changes }).success, false);
    }
  });
});
