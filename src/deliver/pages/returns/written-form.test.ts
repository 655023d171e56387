import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readWritten } from './written-form.ts';

const form = (fields: Record<string, string>) => readWritten({ action: 'save', ...fields }).edits;

describe('the form of a return as it was posted', () => {
  test('gives each cell with the version that was seen, and a cleared one as blank', () => {
    assert.deepEqual(form({ 'seen/a': '2', a: '7', 'seen/b.x': '0', other: 'no cell' }), [
      { address: 'a', text: '7', seen: 2 },
      { address: 'b.x', text: '', seen: 0 },
    ]);
  });

  test('takes line breaks as they are kept, and a version that is none as never seen', () => {
    assert.deepEqual(form({ 'seen/a:explanation': '-1', 'a:explanation': 'one\r\ntwo' }), [
      { address: 'a:explanation', text: 'one\ntwo', seen: 0 },
    ]);
  });

  test('keeps one side of a conflict as it was chosen, and the conflict where nothing was', () => {
    const cell = { 'seen/a': '1', a: 'mine', 'kept/a': '3' };
    assert.deepEqual(form({ ...cell, 'choice/a': 'mine' }), [
      { address: 'a', text: 'mine', seen: 3 },
    ]);
    assert.deepEqual(form({ ...cell, 'choice/a': 'theirs' }), []);
    assert.deepEqual(form(cell), [{ address: 'a', text: 'mine', seen: 1 }]);
  });
});
