import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { eventInterval, printRatio, proportionInterval, rateRatio } from './group-ratio.ts';

const written = ({ ratio, lower, upper }: { ratio: number; lower: number; upper: number }) =>
  [ratio, lower, upper].map((one) => one.toFixed(4)).join(' ');

describe('the interval of a ratio of proportions', () => {
  test('is that of a published example', () => {
    // SciPy, scipy.stats.contingency.relative_risk, which follows method C of Katz et al.: 10 cases of 75
    // exposed against 12 of 225 gives 2.5, from 1.1261564003469628 to 5.549850800541033.
    const found = proportionInterval({ top: 10, bottom: 75 }, { top: 12, bottom: 225 });
    assert.equal(written(found), '2.5000 1.1262 5.5499');
  });

  test('is that of a calculation by hand', () => {
    // 30/100 against 20/100: ratio 1.5, ln 1.5 = 0.405465.
    // Variance 1/30 − 1/100 + 1/20 − 1/100 = 0.063333, its root 0.251661, times 1.959964 = 0.493247.
    // exp(0.405465 − 0.493247) = exp(−0.087782) = 0.915960; exp(0.898712) = 2.456436.
    const found = proportionInterval({ top: 30, bottom: 100 }, { top: 20, bottom: 100 });
    assert.equal(written(found), '1.5000 0.9160 2.4564');
  });
});

describe('the interval of a ratio of rates', () => {
  test('is that of a published example', () => {
    // Rothman, Epidemiology: An Introduction, table 9-2: 136 cases in 22,050 person-years against 1,709 in
    // 127,650 gives 0.46, with 90% limits 0.40 and 0.53. For 90% it takes 1.644854 deviations.
    const blind = { top: 136, bottom: 22_050 };
    const others = { top: 1_709, bottom: 127_650 };
    const { ratio, lower, upper } = eventInterval(blind, others, 1.644854);
    assert.deepEqual([ratio, lower, upper].map(printRatio), ['0.46', '0.40', '0.53']);
  });

  test('is that of a calculation by hand', () => {
    // 12 in 400 against 9 in 600: ratio 0.03 / 0.015 = 2, ln 2 = 0.693147.
    // Variance 1/12 + 1/9 = 0.194444, its root 0.440959, times 1.959964 = 0.864263.
    // exp(−0.171116) = 0.842724; exp(1.557410) = 4.746514.
    const found = eventInterval({ top: 12, bottom: 400 }, { top: 9, bottom: 600 });
    assert.equal(written(found), '2.0000 0.8427 4.7465');
  });
});

describe('any interval', () => {
  const proportion = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
    .map(([top, more]) => ({ top, bottom: top + more }));

  test('lies around its ratio, turns over with its groups, and narrows with more records', () => {
    fc.assert(
      fc.property(proportion, proportion, fc.integer({ min: 2, max: 50 }), (one, other, times) => {
        for (const interval of [proportionInterval, eventInterval]) {
          const { ratio, lower, upper } = interval(one, other);
          assert.ok(0 < lower && lower <= ratio && ratio <= upper);
          const turned = interval(other, one);
          near(turned.ratio, 1 / ratio);
          near(turned.lower, 1 / upper);
          near(turned.upper, 1 / lower);
          const grow = ({ top, bottom }: typeof one) => ({
            top: top * times,
            bottom: bottom * times,
          });
          const more = interval(grow(one), grow(other));
          near(more.ratio, ratio);
          assert.ok(more.upper / more.lower <= (upper / lower) * (1 + 1e-9));
        }
      }),
    );
  });

  test('of proportions is never wider than that of events', () => {
    fc.assert(
      fc.property(proportion, proportion, (one, other) => {
        assert.ok(proportionInterval(one, other).upper <= eventInterval(one, other).upper);
      }),
    );
  });
});

describe('a printed ratio', () => {
  test('has two places, and more where those would hide on which side of 1 it lies', () => {
    const printed = [1.4249, 1, 1.003, 0.998, 0.05, 0.0999, 12.34, 9.996, 123.4].map(printRatio);
    assert.deepEqual(printed, [
      '1.42',
      '1.00',
      '1.003',
      '0.998',
      '0.050',
      '0.10',
      '12.3',
      '10.0',
      '123',
    ]);
  });

  test('is near the ratio', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (ratio) => {
        assert.ok(Math.abs(Number(printRatio(ratio)) / ratio - 1) <= 0.0502);
      }),
    );
    assert.equal(rateRatio({ top: 1, bottom: 2 }, { top: 1, bottom: 4 }), 2);
  });
});

function near(found: number, expected: number): void {
  assert.ok(Math.abs(found / expected - 1) < 1e-9, `${found} is not near ${expected}`);
}
