import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { SeenKeys } from './seen-keys.ts';

describe('the keys that were seen', () => {
  test('are those that a map of all of them would know', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), (keys) => {
        const seen = new SeenKeys();
        const known = new Map<string, number>();
        for (const [index, key] of keys.entries()) {
          assert.equal(seen.seenAt(key, index + 1), known.get(key));
          if (!known.has(key)) known.set(key, index + 1);
        }
      }),
    );
  });

  test('are told apart by the hundred thousand, though they differ in a digit', () => {
    const seen = new SeenKeys();
    const count = 300_000;
    for (let row = 1; row <= count; row += 1) {
      assert.equal(seen.seenAt(`stafford\nT-${row}`, row), undefined);
    }
    for (const row of [1, 77_777, count]) {
      assert.equal(seen.seenAt(`stafford\nT-${row}`, count + 1), row);
    }
  });
});
