import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annex, stafford } from './annex.fixture.ts';
import type { Change } from './change.ts';
import { changeWords, placeWords } from './change-words.ts';

const say = (change: Change) => changeWords(annex, stafford, change);
const cell = (address: string, before: string, after: string): Change => {
  const [table = '', row = '', column = ''] = address.split('/');
  return { kind: 'cell', at: { table, row, column }, before, after };
};

describe('a change in words', () => {
  test('names table, row and column as the form does', () => {
    assert.equal(
      say(cell('industries/workshop-1/places', '50', '48')),
      'Table 8a, Workshop 1, Places: 50 → 48',
    );
    assert.equal(
      say(cell('programmes/total/completions', '90', '88')),
      'Table 5, Total, Completions: 90 → 88',
    );
  });

  test('of a form needs no row, and of a table without a label has its title', () => {
    assert.equal(
      say(cell('capacity/entry/operational-capacity', '741', '735')),
      'Table 2a, Operational capacity: 741 → 735',
    );
    assert.equal(
      say(cell('levels/CU019.level/q4', '', '34')),
      'Delivery levels, CU019, level, q4: blank → 34',
    );
  });

  test('of a row has what stands in it', () => {
    const added: Change = {
      ...{ kind: 'row added', table: 'industries', row: 'laundry', below: null },
      cells: { name: 'Laundry', places: '20', hours: '28:15' },
    };
    assert.equal(say(added), 'Table 8a, Laundry: added (Places 20, Hours a week 28:15)');
    const removed: Change = { kind: 'row removed', table: 'industries', row: 'x-1', cells: {} };
    assert.equal(say(removed), 'Table 8a, x-1: removed');
  });

  test('quotes the beginning of a long text', () => {
    assert.equal(
      say(cell('objectives/contact/words', '', 'a'.repeat(100))),
      `Development objectives, Every contact, Objective: blank → ${'a'.repeat(80)}…`,
    );
  });

  test('keeps the codes of what the form does not have', () => {
    assert.equal(
      placeWords(annex, stafford, { table: 'wages', row: 'a', column: 'b' }),
      'wages, a, b',
    );
    assert.equal(placeWords(annex, stafford, { table: 'industries' }), 'Table 8a');
  });
});
