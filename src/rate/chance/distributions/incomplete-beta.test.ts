import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lowerBeta } from './incomplete-beta.ts';
import { closeTo, near } from './near.fixture.ts';
import { betaQuantile } from './quantiles.ts';

const shape = fc.double({ min: 0.1, max: 2000, noNaN: true });
const part = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

/** The F value with these degrees of freedom that has this probability above it. */
function fQuantile(above: number, over: number, under: number): number {
  const x = betaQuantile(1 - above, over / 2, under / 2);
  return (under * x) / (over * (1 - x));
}

describe('the incomplete beta function', () => {
  test('has closed forms where a or b is 1, and where both are a half', () => {
    for (const x of [1e-6, 0.1, 0.37, 0.5, 0.92]) {
      closeTo(lowerBeta(x, 3.5, 1), x ** 3.5, 1e-13);
      closeTo(lowerBeta(x, 1, 4), 1 - (1 - x) ** 4, 1e-9);
      closeTo(lowerBeta(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-13);
    }
  });

  test('is the other way round from the other side', () => {
    fc.assert(
      fc.property(part, shape, shape, (x, a, b) => {
        near(lowerBeta(x, a, b), 1 - lowerBeta(1 - x, b, a), 1e-11);
      }),
    );
  });

  test('is 0 and 1 at its ends, and refuses what is outside them', () => {
    assert.deepEqual([lowerBeta(0, 2, 3), lowerBeta(1, 2, 3)], [0, 1]);
    for (const [x, a, b] of [
      [1.1, 2, 3],
      [0.5, 0, 3],
      [0.5, 2, -1],
    ] as const) {
      assert.throws(() => lowerBeta(x, a, b), { code: 'RATE_OUTSIDE_DOMAIN' });
    }
  });
});

describe('the quantile of a beta variable', () => {
  test('gives the printed tables of F', () => {
    // Abramowitz and Stegun, table 26.9: probability above, degrees over and under, value.
    for (const [above, over, under, printed] of [
      [0.05, 1, 1, '161.4'],
      [0.05, 5, 10, '3.33'],
      [0.05, 2, 20, '3.49'],
      [0.01, 4, 20, '4.43'],
      [0.01, 10, 10, '4.85'],
      [0.025, 3, 12, '4.47'],
      [0.001, 1, 5, '47.18'],
    ] as const) {
      const places = printed.split('.')[1]?.length ?? 0;
      assert.equal(fQuantile(above, over, under).toFixed(places), printed);
    }
  });

  test("gives the printed tables of Student's t", () => {
    // Two-sided 5%: 12.706 with 1 degree of freedom, 2.228 with 10, 2.042 with 30; its square is an F.
    const t = (degrees: number) => Math.sqrt(fQuantile(0.05, 1, degrees)).toFixed(3);
    assert.deepEqual([1, 10, 30].map(t), ['12.706', '2.228', '2.042']);
  });

  test('has closed forms where a or b is 1, and where both are a half', () => {
    for (const p of [1e-6, 0.025, 0.5, 0.975]) {
      closeTo(betaQuantile(p, 4, 1), p ** 0.25, 1e-13);
      closeTo(betaQuantile(p, 1, 4), -Math.expm1(Math.log1p(-p) / 4), 1e-13);
      closeTo(betaQuantile(p, 0.5, 0.5), Math.sin((Math.PI * p) / 2) ** 2, 1e-13);
    }
  });

  test('turns the distribution round, and is the other way round from the other side', () => {
    fc.assert(
      fc.property(part, shape, shape, (p, a, b) => {
        near(betaQuantile(p, a, b), 1 - betaQuantile(1 - p, b, a), 1e-9);
        const x = betaQuantile(p, a, b);
        // Nearer to 1 than this a number keeps too few digits of what is left.
        if (x < 0.999) closeTo(lowerBeta(x, a, b), p, 1e-9);
      }),
    );
  });

  test('is 0 and 1 at the ends', () => {
    assert.deepEqual([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)], [0, 1]);
  });
});
