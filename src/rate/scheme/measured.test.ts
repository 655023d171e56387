import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Baseline, Measure } from '../../catalogue/index.ts';
import { compareWithLevel } from '../../measure/index.ts';
import { type Against, type Figures, measured, whyMissing } from './measured.ts';
import { asItIs, figureOf } from './scheme.fixture.ts';

const alone: Against = { facts: {}, yardstick: undefined, own: Number.NaN };

function take(measure: Measure, figures: Partial<Figures>, baseline?: Baseline, against = alone) {
  return measured({ ...asItIs, measure, baseline }, figureOf(figures), against);
}

test('attainment is 100 on the level, whichever way is better', () => {
  // 1,028 of 861 is 119.396…; 15.3 against at most 8.0 is 91.25% over, so 8.75; 25 against 20 is a quarter off.
  assert.equal(take('attainment', { outturn: 1028, level: 861 }).toFixed(3), '119.396');
  assert.equal(take('attainment', { polarity: 'lower', outturn: 15.3, level: 8 }), 8.75);
  assert.equal(take('attainment', { polarity: 'lower', outturn: 0, level: 8 }), 200);
  assert.equal(take('attainment', { polarity: 'on target', outturn: 25, level: 20 }), 75);
  assert.equal(take('attainment', { polarity: 'on target', outturn: 15, level: 20 }), 75);
});

test('against a level of 0 attainment is 100 when met and 0 when missed', () => {
  assert.equal(take('attainment', { polarity: 'lower', outturn: 0, level: 0 }), 100);
  assert.equal(take('attainment', { polarity: 'lower', outturn: 0.07, level: 0 }), 0);
  assert.equal(take('attainment', { polarity: 'higher', outturn: 3, level: 0 }), 100);
  assert.equal(take('attainment', { polarity: 'on target', outturn: 1, level: 0 }), 0);
});

test('against a level below 0 attainment is taken of its size', () => {
  // 4 better than -10 is 40% of 10.
  assert.equal(take('attainment', { outturn: -6, level: -10 }), 140);
});

test('attainment is 100 plus the variance in percent that the room measure gives', () => {
  const tenths = fc.integer({ min: 1, max: 9999 }).map((n) => n / 10);
  const polarity = fc.constantFrom('higher', 'lower', 'on target');
  fc.assert(
    fc.property(tenths, tenths, polarity, (outturn, level, way) => {
      const { variance, variancePercent } = compareWithLevel({ polarity: way }, outturn, level);
      const figures = { polarity: way, outturn, level };
      assert.ok(Math.abs(take('attainment', figures) - 100 - (variancePercent ?? 0)) < 1e-6);
      assert.equal(take('variance', figures), variance);
    }),
  );
});

test('variance is in the unit of the metric, positive when better', () => {
  assert.equal(take('variance', { polarity: 'lower', outturn: 0.9, level: 4 }), 3.1);
  assert.equal(take('variance', { outturn: 15.3, level: 16 }), -0.7);
  assert.equal(take('variance', { polarity: 'on target', outturn: 21, level: 20 }), -1);
});

test('improvement is in percent of the period before', () => {
  // 50 to 60 is a fifth more; 8 to 6 is a quarter less, which is better where lower is.
  assert.equal(take('improvement', { outturn: 60, previous: 50 }), 20);
  assert.equal(take('improvement', { polarity: 'lower', outturn: 6, previous: 8 }), 25);
  assert.equal(take('improvement', { polarity: 'lower', outturn: 8, previous: 8 }), 0);
});

test('on a previous of 0 an improvement is all or nothing', () => {
  assert.equal(take('improvement', { outturn: 7, previous: 0 }), 100);
  assert.equal(take('improvement', { outturn: 0, previous: 0 }), 0);
  assert.equal(take('improvement', { polarity: 'lower', outturn: 1, previous: 0 }), -100);
});

test('on target, an improvement is the distance from the level that was gained', () => {
  // From 10 off to 5 off is 5 of the previous 30.
  const onTarget = { polarity: 'on target', previous: 30, level: 20 } as const;
  assert.equal(take('improvement', { ...onTarget, outturn: 25 }).toFixed(4), '16.6667');
  assert.equal(take('improvement', { ...onTarget, outturn: 10 }), 0);
  assert.equal(take('improvement', { ...onTarget, outturn: 25, level: null }), Number.NaN);
});

test('a baseline is what is expected of a provider of its kind', () => {
  const baseline = { fact: 'category', values: { B: 12, C: 8 }, otherwise: 10 };
  const of = (category?: string) => ({ ...alone, facts: category ? { category } : {} });
  // 9 of 12, of 8, of 10.
  assert.equal(take('baseline', { outturn: 9 }, baseline, of('B')), 75);
  assert.equal(take('baseline', { outturn: 9 }, baseline, of('C')), 112.5);
  assert.equal(take('baseline', { outturn: 9 }, baseline, of('D')), 90);
  assert.equal(take('baseline', { outturn: 9 }, baseline, of()), 90);
  const only = { fact: 'category', values: { B: 12 } };
  assert.equal(take('baseline', { outturn: 9 }, only, of('D')), Number.NaN);
});

test('what is missing is said, and measures nothing', () => {
  const why = (measure: Measure, figures: Partial<Figures>, baseline?: Baseline) =>
    whyMissing({ ...asItIs, measure, baseline }, figureOf(figures), alone);
  assert.equal(why('outturn', {}), 'There is no outturn.');
  assert.equal(why('attainment', { outturn: 1 }), 'No level was set.');
  assert.equal(why('variance', { outturn: 1 }), 'No level was set.');
  assert.equal(why('improvement', { outturn: 1 }), 'There is no figure of the period before.');
  assert.equal(why('percentile', { outturn: 1 }), 'There are too few to compare with.');
  assert.equal(why('standard score', { outturn: 1 }), 'There are too few to compare with.');
  const baseline = { fact: 'category', values: {} };
  assert.equal(
    why('baseline', { outturn: 1 }, baseline),
    'Nothing is expected of a provider whose category is not known.',
  );
  for (const measure of ['attainment', 'variance', 'improvement', 'percentile'] as const) {
    assert.equal(take(measure, { outturn: 1 }), Number.NaN);
  }
});

test('a measure is missing exactly where a reason is given', () => {
  const part = fc.option(fc.integer({ min: 0, max: 3 }));
  const figures = fc.record({
    polarity: fc.constantFrom('higher', 'lower', 'on target'),
    outturn: part,
    level: part,
    previous: part,
  });
  const kinds = ['outturn', 'attainment', 'variance', 'improvement', 'percentile'] as const;
  const yardstick = { name: '', merits: Float64Array.of(-1, 0, 2), mean: 1 / 3, spread: 1.2 };
  fc.assert(
    fc.property(figures, fc.constantFrom(...kinds), fc.boolean(), (given, measure, compares) => {
      const against = { ...alone, yardstick: compares ? yardstick : undefined };
      const view = { ...asItIs, measure };
      const missing = Number.isNaN(measured(view, given, against));
      assert.equal(whyMissing(view, given, against) !== null, missing);
    }),
  );
});
