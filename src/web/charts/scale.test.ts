import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { linearScale } from './scale.ts';

const double = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('a linear scale', () => {
  test('marks round values that enclose all', () => {
    assert.deepEqual(linearScale([67, 98]).ticks, [60, 70, 80, 90, 100]);
    assert.deepEqual(linearScale([0.15, 0.31]).ticks, [0.15, 0.2, 0.25, 0.3, 0.35]);
    assert.deepEqual(linearScale([-58, 56]).ticks, [-100, -50, 0, 50, 100]);
  });

  test('places its ends at 0 and 100', () => {
    const scale = linearScale([67, 98], { exact: true });
    assert.deepEqual([67, 82.5, 98].map(scale.place), [0, 50, 100]);
  });

  test('starts at zero for bars, also below it', () => {
    assert.equal(linearScale([80, 98], { fromZero: true, exact: true }).place(0), 0);
    assert.equal(linearScale([-80, -98], { fromZero: true, exact: true }).place(0), 100);
  });

  test('puts a single value in the middle, and makes a scale of nothing', () => {
    assert.equal(linearScale([42], { exact: true }).place(42), 50);
    assert.equal(linearScale([], { exact: true }).place(0), 50);
  });

  test('survives any doubles: places stay within 0 and 100 and keep their order', () => {
    fc.assert(
      fc.property(fc.array(double, { maxLength: 8 }), fc.boolean(), (values, fromZero) => {
        const scale = linearScale(values, { fromZero });
        const places = values.toSorted((a, b) => a - b).map(scale.place);
        for (const [index, place] of places.entries()) {
          assert.ok(place >= 0 && place <= 100);
          assert.ok(place >= (places[index - 1] ?? 0));
        }
        assert.ok(scale.ticks.length >= 2 && scale.ticks.length <= 12, String(scale.ticks));
        assert.ok(scale.ticks.every(Number.isFinite));
      }),
      {
        examples: [
          [[1e308, -1e308], true],
          [[5e-324], false],
          [[Number.MIN_VALUE, 0], false],
          [[1, 1 + Number.EPSILON], false],
          [[1e300, 1e300 * (1 + 4 * Number.EPSILON)], false],
        ],
      },
    );
  });
});
