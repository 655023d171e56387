import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { closeTo, near } from './near.fixture.ts';
import { normalCdf, normalQuantile } from './normal.ts';

describe('the normal distribution', () => {
  test('is that of the printed tables', () => {
    // Abramowitz and Stegun, table 26.1, to 15 places.
    near(normalCdf(0), 0.5, 1e-15);
    near(normalCdf(1), 0.841_344_746_068_543, 1e-14);
    near(normalCdf(1.96), 0.975_002_104_851_78, 1e-14);
    near(normalCdf(2), 0.977_249_868_051_821, 1e-14);
    near(normalCdf(-3), 0.001_349_898_031_63, 1e-14);
  });

  test('keeps its digits far out', () => {
    // Abramowitz and Stegun, table 26.2: −log of the tail at 5 is 6.54265, at 10 is 23.11805, at 30 is 197.30921.
    const tail = (z: number) => (-Math.log10(normalCdf(-z))).toFixed(5);
    assert.deepEqual([5, 10, 30].map(tail), ['6.54265', '23.11805', '197.30921']);
  });
});

describe('the normal quantile', () => {
  test('gives the values with which the algorithm was published', () => {
    // Wichura (1988), the values to check an implementation by.
    closeTo(normalQuantile(0.25), -0.674_489_750_196_081_7, 1e-15);
    closeTo(normalQuantile(0.001), -3.090_232_306_167_814, 1e-15);
    closeTo(normalQuantile(1e-20), -9.262_340_089_798_41, 1e-15);
    closeTo(normalQuantile(0.975), 1.959_963_984_540_054, 1e-15);
  });

  test('turns the distribution round', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
        near(normalQuantile(normalCdf(z)), z, 1e-9);
      }),
    );
  });

  test('has no end at 0 and 1, and refuses what is no probability', () => {
    const ends = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    assert.deepEqual([0, 1].map(normalQuantile), ends);
    assert.throws(() => normalQuantile(-0.1), { code: 'RATE_OUTSIDE_DOMAIN' });
  });
});
