import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { diffLines, diffWords, hunksOf, type LinePart } from './line-diff.ts';

const marks = { same: ' ', added: '+', removed: '-' };
const show = (parts: readonly LinePart[]) => parts.map(({ kind, text }) => marks[kind] + text);
const textOf = (parts: readonly LinePart[], without: LinePart['kind'], gap: string) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join(gap);
const lines = fc.array(fc.constantFrom('one', 'two', 'three', ''), { minLength: 1, maxLength: 12 });

describe('tracked changes', () => {
  test('show a changed line as one taken out and one put in', () => {
    assert.deepEqual(
      show(
        diffLines('Paint the wings.\nTrain staff.', 'Paint the wings.\nTrain all staff.\nReview.'),
      ),
      [' Paint the wings.', '-Train staff.', '+Train all staff.', '+Review.'],
    );
  });

  test('show a text written in a blank as put in', () => {
    assert.deepEqual(show(diffLines('', 'Train staff.')), ['+Train staff.']);
    assert.deepEqual(diffLines('', ''), []);
  });

  test('take the two ways of ending a line for one', () => {
    assert.deepEqual(show(diffLines('a\r\nb', 'a\nb')), [' a', ' b']);
  });

  test('mark the words of a line that changed, neighbours together', () => {
    assert.deepEqual(show(diffWords('50 places in all', '48 places in all')), [
      '-50',
      '+48',
      '  places in all',
    ]);
  });

  test('give back both texts', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const [before, after] = [one.join('\n'), other.join('\n')];
        fc.pre(before !== '' && after !== '');
        const parts = diffLines(before, after);
        assert.equal(textOf(parts, 'added', '\n'), before);
        assert.equal(textOf(parts, 'removed', '\n'), after);
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = diffWords(before, after);
        assert.equal(textOf(parts, 'added', ''), before);
        assert.equal(textOf(parts, 'removed', ''), after);
      }),
    );
  });

  test('of texts far longer than a call takes arguments are shown', () => {
    const [before, after] = ['a ', 'b '].map((word) => word.repeat(200_000));
    const kinds = diffWords(before ?? '', after ?? '').map(({ kind, text }) => [kind, text.length]);
    // The space at the end is alike, and all before it is written anew.
    assert.deepEqual(kinds, [
      ['removed', 399_999],
      ['added', 399_999],
      ['same', 1],
    ]);
  });
});

describe('hunks', () => {
  /** The most that can stay, by trying every choice: exponential, so for short lists only. */
  const mostKept = (a: readonly string[], b: readonly string[]): number => {
    const [first, ...rest] = a;
    if (first === undefined) return 0;
    const at = b.indexOf(first);
    const without = mostKept(rest, b);
    return at < 0 ? without : Math.max(without, 1 + mostKept(rest, b.slice(at + 1)));
  };

  test('keep as much as can be kept', () => {
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });
    fc.assert(
      fc.property(short, short, (before, after) => {
        const removed = hunksOf(before, after).reduce(
          (sum, { start, end }) => sum + end - start,
          0,
        );
        assert.equal(before.length - removed, mostKept(before, after));
      }),
    );
  });

  test('take two long texts with nothing alike for one change', () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `a${index}`);
    const after = Array.from({ length: 3_000 }, (_, index) => `b${index}`);
    assert.deepEqual(hunksOf(['same', ...before], ['same', ...after]), [
      { start: 1, end: 3_001, put: after },
    ]);
  });
});
