import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columnIndex, columnLetter } from './workbook.ts';

test('columns have letters', () => {
  assert.deepEqual([0, 25, 26, 701, 702, 16383].map(columnLetter), [
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
});

test('the letters of a column lead back to it', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (index) => {
      assert.equal(columnIndex(`${columnLetter(index)}7`), index);
    }),
  );
  assert.equal(columnIndex('7'), undefined);
});
