import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { binomialCdf, poissonCdf } from './distributions/counting.ts';
import { limitCurves, limitsAt } from './funnel-limits.ts';
import { type Sureness, surenesses, tailOf } from './sureness.ts';

const sureness = fc.constantFrom<Sureness>(...surenesses);

describe('funnel limits', () => {
  test('of a proportion are those of a calculation by hand', () => {
    // Of 10 at one half: at most 1 has 11/1024 = 0.010742, at most 2 has 56/1024 = 0.054688. So 2.5% lie at
    // 2 − (0.054688 − 0.025) / (45/1024) = 2 − 0.675556 = 1.324444, and on the other side at 8.675556.
    const { lower, upper } = limitsAt({ kind: 'proportion', centre: 0.5, widened: 1 }, 10, 95);
    assert.equal(`${lower.toFixed(6)} to ${upper.toFixed(6)}`, '0.132444 to 0.867556');
  });

  test('of a rate are those of a calculation by hand', () => {
    // With a mean of 1: none has 0.367879, more than 2.5%, so the lower limit is 0. At most 2 has 0.919699, at
    // most 3 has 0.981012: 97.5% lie at 3 + (0.975 − 0.919699) / 0.061313 = 3.901949 events in 20.
    const { lower, upper } = limitsAt({ kind: 'rate', centre: 0.05, widened: 1 }, 20, 95);
    assert.equal(lower, 0);
    assert.equal((upper * 20).toFixed(4), '3.9019');
  });

  test('leave no more to chance than they say, and one count nearer would', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        sureness,
        (centre, of, limit) => {
          const { lower, upper } = limitsAt({ kind: 'proportion', centre, widened: 1 }, of, limit);
          const below = Math.ceil(lower * of - 1e-9) - 1;
          const above = Math.floor(upper * of + 1e-9) + 1;
          const tail = tailOf(limit) + 1e-9;
          assert.ok(binomialCdf(below, of, centre) <= tail);
          assert.ok(1 - binomialCdf(above - 1, of, centre) <= tail);
          assert.ok(binomialCdf(below + 1, of, centre) >= tail - 2e-9);
          assert.ok(1 - binomialCdf(above - 2, of, centre) >= tail - 2e-9);
        },
      ),
    );
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), sureness, (mean, limit) => {
        const { lower, upper } = limitsAt({ kind: 'rate', centre: mean, widened: 1 }, 1, limit);
        const tail = tailOf(limit) + 1e-9;
        assert.ok(poissonCdf(Math.ceil(lower - 1e-9) - 1, mean) <= tail);
        assert.ok(1 - poissonCdf(Math.floor(upper + 1e-9), mean) <= tail);
      }),
    );
  });

  test('come to those of the normal curve where there are many', () => {
    // At 30% of 100,000: √(0.3 · 0.7 / 100,000) = 0.00144914, times 1.959964 = 0.00284026.
    const { lower, upper } = limitsAt({ kind: 'proportion', centre: 0.3, widened: 1 }, 1e5, 95);
    assert.ok(Math.abs(0.3 - lower - 0.002_840_26) < 2e-5);
    assert.ok(Math.abs(upper - 0.3 - 0.002_840_26) < 2e-5);
  });

  test('of one lie at 0 and 1 or beyond, so that one alone is never unusual by little', () => {
    const one = limitsAt({ kind: 'proportion', centre: 0.1, widened: 1 }, 1, 95);
    assert.deepEqual(one, { lower: 0, upper: 1 });
  });

  test('are widened from the centre', () => {
    const plain = limitsAt({ kind: 'proportion', centre: 0.5, widened: 1 }, 400, 95);
    const wide = limitsAt({ kind: 'proportion', centre: 0.5, widened: 1.5 }, 400, 95);
    assert.ok(Math.abs(wide.upper - 0.5 - 1.5 * (plain.upper - 0.5)) < 1e-12);
    const far = limitsAt({ kind: 'proportion', centre: 0.5, widened: 30 }, 400, 95);
    assert.deepEqual(far, { lower: 0, upper: 1 });
  });
});

describe('the curves of a funnel', () => {
  test('run past all denominators, rising, the outer limit outside the inner', () => {
    const around = { kind: 'proportion', centre: 0.2, widened: 1 } as const;
    const [inner, outer] = limitCurves(around, [12, 700, 90], 100);
    assert.ok(inner && outer);
    assert.deepEqual([inner.limit, outer.limit], [95, 99.8]);
    const at = inner.points.map(({ denominator }) => denominator);
    assert.ok((at[0] ?? 0) <= 12 && (at.at(-1) ?? 0) >= 700);
    assert.ok(at.every((one, index) => index === 0 || one > (at[index - 1] ?? 0)));
    inner.points.forEach(({ lower, upper }, index) => {
      const beyond = outer.points[index];
      assert.ok(beyond && beyond.lower <= lower && beyond.upper >= upper);
      assert.ok(lower <= 20 && upper >= 20);
    });
  });

  test('have room even where all denominators are the same', () => {
    const [inner] = limitCurves({ kind: 'proportion', centre: 0.2, widened: 1 }, [1, 1], 1);
    assert.ok((inner?.points.length ?? 0) >= 2);
    const [rates] = limitCurves({ kind: 'rate', centre: 0.2, widened: 1 }, [3.5, 3.5], 1);
    assert.ok((rates?.points[0]?.denominator ?? 9) < 3.5);
  });
});
