import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Counts } from './counts.ts';
import { binomialCdf, poissonCdf } from './distributions/counting.ts';
import { exactPoisson, intervalOf, wilson } from './interval.ts';
import { deviationsOf } from './sureness.ts';

const ends = ({ lower, upper }: { lower: number; upper: number }, places: number) =>
  `${lower.toFixed(places)} to ${upper.toFixed(places)}`;

describe('the interval of a proportion', () => {
  test('is that of the published examples', () => {
    // Newcombe (1998), table I, method 3.
    assert.equal(ends(wilson(81, 263, 95), 4), '0.2553 to 0.3662');
    assert.equal(ends(wilson(15, 148, 95), 4), '0.0624 to 0.1605');
    assert.equal(ends(wilson(0, 20, 95), 4), '0.0000 to 0.1611');
    assert.equal(ends(wilson(1, 29, 95), 4), '0.0061 to 0.1718');
  });

  test('starts at 0 where nobody has it and ends at 1 where all have', () => {
    // By hand: of one, z² = 3.841459, so 3.841459 / 4.841459 = 0.793451.
    assert.equal(ends(wilson(0, 1, 95), 6), '0.000000 to 0.793451');
    assert.equal(ends(wilson(1, 1, 95), 6), '0.206549 to 1.000000');
    assert.deepEqual([wilson(0, 9, 99.8).lower, wilson(9, 9, 99.8).upper], [0, 1]);
  });

  test('holds the true share near 95 times of 100, over all that can be counted', () => {
    for (const bottom of [100, 250, 400]) {
      const held = shares.map((share) => heldShare(bottom, share));
      for (const one of held) assert.ok(one > 0.93 && one < 0.97, `${one} of ${bottom}`);
      const mean = held.reduce((sum, one) => sum + one, 0) / held.length;
      assert.ok(Math.abs(mean - 0.95) < 0.005, `${mean} of ${bottom}`);
    }
  });

  test('holds what is counted, mirrors, and narrows with more counted', () => {
    const counted = fc
      .tuple(fc.nat(500), fc.nat(500))
      .filter(([top, rest]) => top + rest > 0)
      .map(([top, rest]) => ({ top, bottom: top + rest }));
    fc.assert(
      fc.property(counted, fc.integer({ min: 2, max: 20 }), ({ top, bottom }, times) => {
        const { lower, upper } = wilson(top, bottom, 95);
        assert.ok(lower >= 0 && lower <= top / bottom && top / bottom <= upper && upper <= 1);
        const other = wilson(bottom - top, bottom, 95);
        assert.ok(Math.abs(other.lower - (1 - upper)) < 1e-12);
        const more = wilson(top * times, bottom * times, 95);
        assert.ok(more.upper - more.lower < upper - lower);
        const surer = wilson(top, bottom, 99.8);
        assert.ok(surer.lower <= lower && surer.upper >= upper);
      }),
    );
  });
});

/** True shares from a tenth to nine tenths. */
const shares = Array.from({ length: 81 }, (_, index) => 0.1 + index / 100);

/** The probability that the interval holds the true share: of all counts whose interval does. */
function heldShare(bottom: number, share: number): number {
  let held = 0;
  for (let top = 0; top <= bottom; top += 1) {
    const { lower, upper } = wilson(top, bottom, 95);
    if (lower > share || share > upper) continue;
    held += binomialCdf(top, bottom, share) - binomialCdf(top - 1, bottom, share);
  }
  return held;
}

describe('the interval of a count of events', () => {
  test('is that of the printed tables', () => {
    // Garwood (1936), as in Pearson and Hartley, "Biometrika Tables for Statisticians", table 40.
    assert.equal(ends(exactPoisson(0, 95), 2), '0.00 to 3.69');
    assert.equal(ends(exactPoisson(1, 95), 3), '0.025 to 5.572');
    assert.equal(ends(exactPoisson(5, 95), 2), '1.62 to 11.67');
    assert.equal(ends(exactPoisson(10, 95), 2), '4.80 to 18.39');
    assert.equal(ends(exactPoisson(20, 95), 2), '12.22 to 30.89');
    assert.equal(ends(exactPoisson(50, 95), 2), '37.11 to 65.92');
  });

  test('of none has a closed form', () => {
    // No event has the probability exp(−mean): 0.025 at −ln 0.025, 0.001 at −ln 0.001.
    assert.equal(exactPoisson(0, 95).upper.toFixed(10), (-Math.log(0.025)).toFixed(10));
    assert.equal(exactPoisson(0, 99.8).upper.toFixed(10), (-Math.log(0.001)).toFixed(10));
  });

  test('has at its ends means that leave 2.5% beyond what was counted', () => {
    for (const count of [1, 7, 60, 1200]) {
      const { lower, upper } = exactPoisson(count, 95);
      assert.equal((1 - poissonCdf(count - 1, lower)).toFixed(10), '0.0250000000');
      assert.equal(poissonCdf(count, upper).toFixed(10), '0.0250000000');
    }
  });

  test('holds the true mean at least 95 times of 100, over all that can be counted', () => {
    for (let mean = 0.5; mean < 60; mean += 0.73) {
      let held = 0;
      for (let count = 0; count < 150; count += 1) {
        const { lower, upper } = exactPoisson(count, 95);
        if (lower > mean || mean > upper) continue;
        held += poissonCdf(count, mean) - poissonCdf(count - 1, mean);
      }
      assert.ok(held >= 0.95 && held < 0.995, `${held} at ${mean}`);
    }
  });
});

describe('the interval of a figure', () => {
  test('is in the unit of the figure', () => {
    const found = intervalOf({ kind: 'rate', top: 10, bottom: 2000 }, { per: 1000 });
    assert.ok('value' in found);
    assert.equal(`${found.value}: ${ends(found, 2)}`, '5: 2.40 to 9.20');
    const percent = intervalOf({ kind: 'proportion', top: 81, bottom: 263 }, { per: 100 });
    assert.ok('value' in percent);
    assert.equal(ends(percent, 2), '25.53 to 36.62');
  });

  test('is none where nothing stands below, with the reason', () => {
    for (const kind of ['proportion', 'rate'] as const) {
      const found = intervalOf({ kind, top: 0, bottom: 0 }, { per: 100 });
      assert.deepEqual(found, { reason: 'Nothing stands below, so there is no figure.' });
    }
  });

  test('is refused for what is no count', () => {
    const wrong: readonly Counts[] = [
      { kind: 'proportion', top: 5, bottom: 4 },
      { kind: 'proportion', top: 1, bottom: 4.5 },
      { kind: 'rate', top: 1.5, bottom: 4 },
      { kind: 'rate', top: -1, bottom: 4 },
      { kind: 'rate', top: 1, bottom: Number.NaN },
    ];
    for (const counts of wrong) {
      assert.throws(() => intervalOf(counts, { per: 1 }), { code: 'RATE_BAD_COUNTS' });
    }
  });
});

test('the two surenesses are 1.96 and 3.09 deviations', () => {
  assert.equal(deviationsOf(95).toFixed(6), '1.959964');
  assert.equal(deviationsOf(99.8).toFixed(6), '3.090232');
});
