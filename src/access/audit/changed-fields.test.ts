import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changedFields } from './changed-fields.ts';

describe('what an entry changed', () => {
  test('is told part by part, with what was not there and what is gone', () => {
    const before = { title: 'Old', term: { months: [4, 5] }, gone: 1, same: true };
    const after = { title: 'New', term: { months: [4, 6] }, came: null, same: true };
    assert.deepEqual(changedFields(before, after), [
      { name: 'title', before: 'Old', after: 'New', differs: true },
      { name: 'term / months / 1', before: '4', after: '4', differs: false },
      { name: 'term / months / 2', before: '5', after: '6', differs: true },
      { name: 'gone', before: '1', after: null, differs: true },
      { name: 'same', before: 'yes', after: 'yes', differs: false },
      { name: 'came', before: null, after: 'nothing', differs: true },
    ]);
  });

  test('is empty where nothing was kept, and one value where no more was', () => {
    assert.deepEqual(changedFields(null, null), []);
    assert.deepEqual(changedFields(null, {}), []);
    assert.deepEqual(changedFields(1, 'two'), [
      { name: 'value', before: '1', after: 'two', differs: true },
    ]);
  });
});
