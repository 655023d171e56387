import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newRowCode, rowCode, unusedCode } from './row-code.ts';

describe('the code of a new row', () => {
  test('is made from the words that name it', () => {
    assert.equal(newRowCode('Orderly cleaners', new Set()), 'orderly-cleaners');
    assert.equal(newRowCode('  Café & “Bistro”! ', new Set()), 'cafe-bistro');
    assert.equal(newRowCode('***', new Set()), 'row');
  });

  test('has the lowest number that no other row has', () => {
    assert.equal(newRowCode('Kitchens', new Set(['kitchens', 'kitchens-3'])), 'kitchens-2');
    assert.equal(unusedCode('Workshop-1', new Set(['Workshop-1'])), 'Workshop-1-2');
  });

  test('is cut short with its number', () => {
    const forty = 'a'.repeat(40);
    assert.equal(newRowCode('a'.repeat(60), new Set()), forty);
    assert.equal(newRowCode('a'.repeat(60), new Set([forty])), `${'a'.repeat(38)}-2`);
  });

  test('can name a row, and is nobody else’s, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(12), (name, others) => {
        const taken = new Set<string>();
        for (let count = 0; count <= others; count += 1) taken.add(newRowCode(name, taken));
        assert.equal(taken.size, others + 1);
        for (const code of taken) assert.match(code, rowCode);
      }),
    );
  });
});
