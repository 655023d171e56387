import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { binomialCdf, binomialQuantile, poissonCdf, poissonQuantile } from './counting.ts';
import { closeTo, near } from './near.fixture.ts';

/** At most `count` of `of` where the probability is `over` of `under`, by whole numbers alone. */
function exactBinomial(count: number, of: number, over: number, under: number): number {
  let choose = 1n;
  let sum = 0n;
  for (let k = 0; k <= count; k += 1) {
    sum += choose * BigInt(over) ** BigInt(k) * BigInt(under - over) ** BigInt(of - k);
    choose = (choose * BigInt(of - k)) / BigInt(k + 1);
  }
  const digits = 10n ** 20n;
  return Number((sum * digits) / BigInt(under) ** BigInt(of)) / Number(digits);
}

/** At most `count` events, term by term. */
function summedPoisson(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

const chance = fc
  .tuple(fc.integer({ min: 2, max: 97 }), fc.integer({ min: 1, max: 96 }))
  .map(([under, over]) => ({ under, over: 1 + (over % (under - 1)) }));

describe('the binomial distribution', () => {
  test('adds up as whole numbers do', () => {
    assert.equal(binomialCdf(3, 10, 0.5).toFixed(12), (176 / 1024).toFixed(12));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(200),
        chance,
        (of, some, { over, under }) => {
          const count = some % (of + 1);
          near(binomialCdf(count, of, over / under), exactBinomial(count, of, over, under), 1e-12);
        },
      ),
    );
  });

  test('is 0 below none and 1 from all on', () => {
    assert.deepEqual(
      [binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3), binomialCdf(0, 5, 1)],
      [0, 1, 0],
    );
  });

  test('has the quantile that a search through all counts finds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        chance,
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (of, { over, under }, at) => {
          let count = 0;
          while (exactBinomial(count, of, over, under) < at) count += 1;
          assert.equal(binomialQuantile(at, of, over / under), count);
        },
      ),
    );
  });

  test('has the ends of its counts as quantiles at 0 and 1', () => {
    assert.deepEqual([binomialQuantile(0, 9, 0.4), binomialQuantile(1, 9, 0.4)], [0, 9]);
  });
});

describe('the Poisson distribution', () => {
  test('adds up term by term', () => {
    // Printed tables: with a mean of 5, at most 3 has 0.2650 and at most 10 has 0.9863.
    assert.deepEqual(
      [3, 10].map((count) => poissonCdf(count, 5).toFixed(4)),
      ['0.2650', '0.9863'],
    );
    for (const mean of [0.01, 0.7, 5, 42, 300]) {
      for (const count of [0, 1, 3, 40, 290]) {
        near(poissonCdf(count, mean), summedPoisson(count, mean), 1e-12);
      }
      closeTo(poissonCdf(0, mean), Math.exp(-mean), 1e-12);
    }
  });

  test('has the quantile that a search through all counts finds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 150, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (mean, at) => {
          let count = 0;
          while (summedPoisson(count, mean) < at) count += 1;
          assert.equal(poissonQuantile(at, mean), count);
        },
      ),
    );
  });

  test('of none is none', () => {
    assert.deepEqual([poissonCdf(0, 0), poissonCdf(-1, 3), poissonQuantile(0.99, 0)], [1, 0, 0]);
  });
});
