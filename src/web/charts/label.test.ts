import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sentenceOf, shorten, wrapLabel, wrapLines } from './label.ts';

describe('labels', () => {
  test('break at a space, and end in an ellipsis when two lines are not enough', () => {
    assert.deepEqual(wrapLabel('Stoke Heath', 34), ['Stoke Heath']);
    assert.deepEqual(wrapLabel('Brockhill and Hewell Grange', 16), [
      'Brockhill and',
      'Hewell Grange',
    ]);
    assert.deepEqual(wrapLabel('one two three four five', 8), ['one two', 'three f…']);
    assert.deepEqual(wrapLabel('Llanfairpwllgwyngyll', 8), ['Llanfair', 'pwllgwy…']);
  });

  test('take as many lines as they need, up to so many', () => {
    const words = 'one two three four five';
    assert.deepEqual(wrapLines(words, 8, 5), ['one two', 'three', 'four', 'five']);
    assert.deepEqual(wrapLines(words, 8, 3), ['one two', 'three', 'four fi…']);
    assert.deepEqual(wrapLines(words, 40, 3), [words]);
  });

  test('are closed by one full stop when they are sentences', () => {
    assert.equal(sentenceOf('no outturn'), 'no outturn.');
    assert.equal(sentenceOf('There is no outturn.'), 'There is no outturn.');
  });

  test('never exceed their width or cut a character in two', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (name, width) => {
        const lines = wrapLabel(name, width);
        assert.ok(lines.length <= 2);
        for (const line of lines) {
          assert.ok(Array.from(line).length <= width);
          assert.doesNotMatch(line, /\p{Cs}/u);
        }
        assert.ok(Array.from(shorten(name, width)).length <= width);
      }),
    );
  });
});
