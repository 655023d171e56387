import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type MonthParts, standardErrorOfMonths } from './month-spread.ts';

const months = (tops: readonly number[], bottoms?: readonly number[]): MonthParts[] =>
  tops.map((top, index) => ({ top, bottom: bottoms?.[index] ?? null }));

function near(found: number | undefined, expected: number): void {
  assert.ok(found !== undefined && Math.abs(found - expected) < 1e-9, `${found}, not ${expected}`);
}

describe('the standard error of an outturn by its months', () => {
  test('is that of a mean where all months weigh alike', () => {
    // 1 to 6 of 10 each: variance 17.5 / 5 = 3.5, of the mean 3.5 / 6; in percent of 10.
    const found = standardErrorOfMonths(35, months([1, 2, 3, 4, 5, 6], [10, 10, 10, 10, 10, 10]));
    near(found, Math.sqrt(3.5 / 6) * 10);
  });

  test('of a sum is that of the mean times the months', () => {
    near(standardErrorOfMonths(21, months([1, 2, 3, 4, 5, 6])), 6 * Math.sqrt(3.5 / 6));
  });

  test('goes by what each month is away from the common ratio', () => {
    // 24 of 48 is a half; away from half of 4, 6, 8, 10, 8, 12 are 1, -1, 0, 1, 0, -1: squares 4.
    const found = standardErrorOfMonths(0.5, months([3, 2, 4, 6, 4, 5], [4, 6, 8, 10, 8, 12]));
    near(found, Math.sqrt((6 / 5) * 4) / 48);
  });

  test('is nought where every month has the same ratio, and where nothing ever happened', () => {
    assert.equal(standardErrorOfMonths(2, months([2, 4, 2, 4, 2, 4], [1, 2, 1, 2, 1, 2])), 0);
    assert.equal(standardErrorOfMonths(0, months([0, 0, 0, 0, 0, 0])), 0);
  });

  test('is not told by fewer than six months, nor without a denominator', () => {
    assert.equal(standardErrorOfMonths(15, months([1, 2, 3, 4, 5])), undefined);
    assert.equal(
      standardErrorOfMonths(1, months([1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0])),
      undefined,
    );
  });

  test('does not hang on the order of the months, and scales with the outturn', () => {
    const month = fc.record({
      top: fc.integer({ min: 1, max: 500 }),
      bottom: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(month, { minLength: 6, maxLength: 12 }), (parts) => {
        const once = standardErrorOfMonths(10, parts) ?? Number.NaN;
        const turned = standardErrorOfMonths(10, parts.toReversed()) ?? Number.NaN;
        const thrice = standardErrorOfMonths(30, parts) ?? Number.NaN;
        assert.ok(Math.abs(turned - once) <= 1e-9 * (1 + once));
        assert.ok(Math.abs(thrice - 3 * once) <= 1e-9 * (1 + once));
      }),
    );
  });
});
