import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { endsOf, middleOfCounts } from './middle.ts';

describe('the interval that holds 95 of 100 draws', () => {
  test('leaves out as many at one end as at the other', () => {
    // 1 to 100, once each: two of a hundred are left out at each end, 3 and 98 are the ends.
    const once = Uint32Array.from({ length: 100 }, () => 1);
    assert.deepEqual(middleOfCounts(once, 1), { lower: 3, median: 50, upper: 98 });
    const backwards = Float64Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.deepEqual(endsOf(backwards), { lower: 3, upper: 98 });
  });

  test('is one value where all draws have it', () => {
    assert.deepEqual(middleOfCounts([0, 0, 500, 0], -2), { lower: 0, median: 0, upper: 0 });
    assert.deepEqual(endsOf(new Float64Array(500).fill(7)), { lower: 7, upper: 7 });
  });

  test('has the ends that sorting has', () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 40, maxLength: 400 });
    fc.assert(
      fc.property(values, (drawn) => {
        const sorted = drawn.toSorted((a, b) => a - b);
        const left = Math.floor(drawn.length * 0.025);
        const ends = { lower: sorted[left], upper: sorted[drawn.length - 1 - left] };
        assert.deepEqual(endsOf(Float64Array.from(drawn)), ends);
      }),
    );
  });
});
