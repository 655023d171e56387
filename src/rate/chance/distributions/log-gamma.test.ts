import { describe, test } from 'node:test';
import fc from 'fast-check';
import { logGamma, stirlingError } from './log-gamma.ts';
import { near } from './near.fixture.ts';

describe('the logarithm of the gamma function', () => {
  test('is that of a factorial', () => {
    let factorial = 1n;
    for (let n = 1n; n <= 170n; n += 1n) {
      factorial *= n;
      near(logGamma(Number(n) + 1), Math.log(Number(factorial)), 1e-14);
    }
  });

  test('has its closed forms at halves and its tabled value at a third', () => {
    near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-14);
    near(logGamma(2.5), Math.log(0.75 * Math.sqrt(Math.PI)), 1e-14);
    // Abramowitz and Stegun, table 6.1: gamma of a third is 2.67893 85347.
    near(logGamma(1 / 3), Math.log(2.678_938_534_707_748), 1e-14);
  });

  test('doubles as Legendre says', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (x) => {
        const right =
          (2 * x - 1) * Math.LN2 - Math.log(Math.PI) / 2 + logGamma(x) + logGamma(x + 0.5);
        near(logGamma(2 * x), right, 1e-12);
      }),
    );
  });
});

test('what Stirling leaves is as Loader tabled it', () => {
  // Loader (2000), table of errors for 1, 2, 5, 10 and 15.
  near(stirlingError(1), 0.081_061_466_795_327_26, 1e-13);
  near(stirlingError(2), 0.041_340_695_955_409_29, 1e-13);
  near(stirlingError(5), 0.016_644_691_189_821_193, 1e-12);
  near(stirlingError(10), 0.008_330_563_433_362_871, 1e-13);
  near(stirlingError(15), 0.005_554_733_551_962_801, 1e-13);
});
