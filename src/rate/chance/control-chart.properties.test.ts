import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { counts, near, xmr } from './control-chart.fixture.ts';
import { controlChartOf } from './control-chart.ts';
import type { ControlChart } from './drawn-chart.ts';

const anyValues = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null }), {
  minLength: 1,
  maxLength: 40,
});
const anyCounts = fc.array(
  fc
    .integer({ min: 0, max: 400 })
    .chain((bottom) => fc.tuple(fc.nat({ max: bottom }), fc.constant(bottom))),
  { minLength: 1, maxLength: 30 },
);

const flagsOf = ({ points }: ControlChart) => points.map(({ flags }) => flags);

function holdsItsMean({ points }: ControlChart): void {
  for (const { mean, lower, upper } of points) {
    if (mean === null || lower === null || upper === null) continue;
    const slack = 1e-9 * Math.max(1, Math.abs(mean));
    assert.ok(lower <= mean + slack && mean <= upper + slack, `${lower} ${mean} ${upper}`);
  }
}

describe('a control chart', () => {
  test('has its mean between its limits, but for rare counts, whose limits are counts', () => {
    fc.assert(fc.property(anyValues, (values) => holdsItsMean(xmr(values))));
    const many = anyCounts.map((months) =>
      months.map(([top, bottom]): [number, number] => [top + 50, bottom + 100]),
    );
    fc.assert(fc.property(many, (months) => holdsItsMean(counts('p', months))));
    fc.assert(fc.property(many, (months) => holdsItsMean(counts('u', months))));
  });

  test('moves with its values and flags the same months', () => {
    fc.assert(
      fc.property(anyValues, fc.integer({ min: -500, max: 500 }), (values, by) => {
        const chart = xmr(values);
        const moved = xmr(values.map((value) => value && value + by));
        fc.pre(!values.includes(0));
        assert.deepEqual(flagsOf(moved), flagsOf(chart));
        for (const [at, { lower }] of chart.points.entries()) {
          if (lower !== null) near(moved.points[at]?.lower, lower + by, 1e-6);
        }
      }),
    );
  });

  test('of the other polarity calls better what was worse, and nothing where on target is best', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const turned = { better: 'worse', worse: 'better' } as const;
        const directions = (polarity: 'higher' | 'lower' | 'on target') =>
          flagsOf(xmr(values, { polarity }))
            .flat()
            .map(({ direction }) => direction);
        const higher = directions('higher');
        assert.deepEqual(
          directions('lower'),
          higher.map((direction) => direction && turned[direction]),
        );
        assert.ok(directions('on target').every((direction) => direction === null));
      }),
    );
  });

  test('of shares stays between nought and all, and is the same in percent', () => {
    fc.assert(
      fc.property(anyCounts, (months) => {
        const chart = counts('p', months);
        const percent = counts('p', months, { per: 100 });
        assert.deepEqual(flagsOf(percent), flagsOf(chart));
        for (const { lower, upper } of chart.points) {
          assert.ok((lower ?? 0) >= 0 && (upper ?? 1) <= 1);
        }
      }),
    );
  });

  test('has every month once, in order, and a gap without flags', () => {
    fc.assert(
      fc.property(anyValues, fc.nat({ max: 39 }), (values, at) => {
        const period = String((at % values.length) + 1);
        const { points, phases } = xmr(values, { marks: [{ period, words: 'x' }] });
        assert.deepEqual(
          points.map(({ value }) => value),
          values,
        );
        assert.ok(points.every(({ value, flags }) => value !== null || flags.length === 0));
        const known = values.filter((value) => value !== null).length;
        assert.equal(
          phases.reduce((sum, phase) => sum + phase.known, 0),
          known,
        );
      }),
    );
  });

  test('of any polarity says something', () => {
    fc.assert(
      fc.property(
        anyValues,
        fc.constantFrom('higher', 'lower', 'on target'),
        (values, polarity) => {
          const points = values.map((value, at) => ({ period: String(at), value }));
          const { sentence } = controlChartOf({ kind: 'xmr', per: 1, points, polarity });
          assert.match(sentence, /^[A-Z0-9].*\.$/);
          assert.doesNotMatch(sentence, /null|undefined|NaN/);
        },
      ),
    );
  });
});
