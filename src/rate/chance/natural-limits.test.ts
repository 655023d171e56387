import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { naturalLimits } from './natural-limits.ts';

describe('the natural process limits of some months', () => {
  test('are the mean and 2.66 mean moving ranges on either side', () => {
    // Mean 50 of 48, 52, 50, 49, 51, 50; ranges 4, 2, 1, 2, 1, so 2 on average: 50 - 5.32 and 50 + 5.32.
    const limits = naturalLimits([48, 52, 50, 49, 51, 50], {});
    assert.ok(limits);
    assert.equal(limits.lower.toFixed(2), '44.68');
    assert.equal(limits.upper.toFixed(2), '55.32');
  });

  test('end where values can be no less and no more', () => {
    // Mean 4 of 0, 8, 0, 8, 0, 8; ranges of 8: 4 - 21.28 would be less than none.
    const limits = naturalLimits([0, 8, 0, 8, 0, 8], { min: 0, max: 20 });
    assert.deepEqual(limits, { lower: 0, upper: 20 });
  });

  test('pass over months that are not known, and need six', () => {
    assert.equal(naturalLimits([48, 52, null, 50, 49, 51], {}), undefined);
    // The range from 52 over the gap to 50 is none: 48→52 is 4, then 50→49→51→50→50 are 1, 2, 1, 0: 8 in 5, 1.6.
    const limits = naturalLimits([48, 52, null, 50, 49, 51, 50, 50], {});
    assert.equal(limits?.upper.toFixed(3), (50 + 2.66 * 1.6).toFixed(3));
  });
});
