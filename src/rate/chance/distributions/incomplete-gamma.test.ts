import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lowerGamma, upperGamma } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { closeTo, near } from './near.fixture.ts';
import { chiSquaredQuantile, gammaQuantile } from './quantiles.ts';

const shape = fc.double({ min: 0.05, max: 3000, noNaN: true });
const around = fc.double({ min: 0.2, max: 3, noNaN: true });

describe('the incomplete gamma function', () => {
  test('of shape 1 and 2 has a closed form', () => {
    for (const x of [1e-8, 0.1, 1, 1.9, 2.5, 10, 50]) {
      closeTo(lowerGamma(1, x), -Math.expm1(-x), 1e-13);
      closeTo(upperGamma(1, x), Math.exp(-x), 1e-13);
      closeTo(upperGamma(2, x), (1 + x) * Math.exp(-x), 1e-13);
    }
  });

  test('adds up with its other tail, and follows its recurrence', () => {
    fc.assert(
      fc.property(shape, around, (a, times) => {
        const x = a * times;
        near(lowerGamma(a, x) + upperGamma(a, x), 1, 1e-14);
        const step = Math.exp(a * Math.log(x) - x - logGamma(a + 1));
        near(lowerGamma(a + 1, x), lowerGamma(a, x) - step, 1e-11);
      }),
    );
  });

  test('is 0 and 1 at its ends, and refuses a shape of 0', () => {
    assert.deepEqual([lowerGamma(3, 0), upperGamma(3, -1)], [0, 1]);
    assert.throws(() => lowerGamma(0, 1), { code: 'RATE_OUTSIDE_DOMAIN' });
  });
});

describe('the quantile of chi-squared', () => {
  test('is that of the printed tables', () => {
    // Abramowitz and Stegun, table 26.8: degrees of freedom, probability above, value.
    for (const [degrees, above, printed] of [
      [1, 0.05, '3.84146'],
      [1, 0.001, '10.828'],
      [2, 0.5, '1.38629'],
      [3, 0.01, '11.3449'],
      [5, 0.01, '15.0863'],
      [10, 0.05, '18.3070'],
      [10, 0.95, '3.94030'],
      [20, 0.995, '7.434'],
      [30, 0.975, '16.7908'],
      [100, 0.05, '124.342'],
    ] as const) {
      const places = printed.split('.')[1]?.length ?? 0;
      assert.equal(chiSquaredQuantile(1 - above, degrees).toFixed(places), printed);
    }
  });

  test('with two degrees has a closed form', () => {
    for (const p of [1e-9, 0.025, 0.5, 0.8, 0.999]) {
      closeTo(chiSquaredQuantile(p, 2), -2 * Math.log1p(-p), 1e-13);
    }
  });
});

describe('the quantile of a gamma variable', () => {
  test('turns the distribution round, in either tail', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (a, p) => {
        const x = gammaQuantile(p, a);
        if (p <= 0.5) closeTo(lowerGamma(a, x), p, 1e-10);
        else closeTo(upperGamma(a, x), 1 - p, 1e-10);
      }),
    );
  });

  test('is exact for large shapes too', () => {
    for (const a of [1e4, 1e6]) closeTo(lowerGamma(a, gammaQuantile(0.001, a)), 0.001, 1e-9);
  });

  test('is 0 and without end at the ends, and refuses what is no probability', () => {
    assert.deepEqual([gammaQuantile(0, 2), gammaQuantile(1, 2)], [0, Number.POSITIVE_INFINITY]);
    assert.throws(() => gammaQuantile(1.5, 2), { code: 'RATE_OUTSIDE_DOMAIN' });
    assert.throws(() => gammaQuantile(0.5, Number.NaN), { code: 'RATE_OUTSIDE_DOMAIN' });
  });
});
