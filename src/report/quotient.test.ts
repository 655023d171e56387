import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { percentOf, quotient } from './quotient.ts';

describe('a quotient', () => {
  test('is rounded half away from zero, on the decimals as written', () => {
    assert.equal(quotient(26_531_089, 860, 0), 30_850);
    assert.equal(quotient(26_531_089, 840, 0), 31_585);
    assert.equal(quotient(1, 8, 2), 0.13);
    assert.equal(quotient(-1, 8, 2), -0.13);
    assert.equal(quotient(0, 5, 1), 0);
    assert.equal(Object.is(quotient(-1, 1000, 0), 0), true);
  });

  test('in percent has no binary noise: 5.7 of 8.0 is 71.25, so 71.3', () => {
    assert.equal(percentOf(5.7, 8, 1), 71.3);
    assert.equal(percentOf(54, 291, 0), 19);
    assert.equal(percentOf(-7.3, 8, 1), -91.3);
  });

  test('refuses to divide by zero', () => {
    assert.throws(() => quotient(1, 0, 0), { code: 'REPORT_ZERO_DIVISOR' });
  });

  test('takes numbers that print with an exponent', () => {
    assert.equal(quotient(1e-7, 1, 7), 1e-7);
    assert.equal(quotient(1e21, 1e21, 0), 1);
  });

  test('is within half a unit of the true one, whatever the numbers', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 1_000_000 }), (over, under) => {
        const value = quotient(over / 100, under / 100, 2);
        // In hundredths over whole numbers, so that the check itself is exact.
        assert.ok(Math.abs(Math.round(value * 100) * under - over * 100) * 2 <= under);
      }),
    );
  });
});
