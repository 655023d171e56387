import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '../../catalogue/index.ts';
import type { Against } from './measured.ts';
import { asItIs, figureOf, inputOf } from './scheme.fixture.ts';
import {
  holdsAll,
  pointsOfViews,
  pointsOverQuarters,
  quarterShares,
  scoreViews,
  weightFor,
} from './score-input.ts';

const alone: Against = { facts: {}, yardstick: undefined, own: Number.NaN };
const attainment: View = { ...asItIs, measure: 'attainment', share: 70 };
const improvement: View = {
  measure: 'improvement',
  share: 30,
  points: { kind: 'steps', below: 0, steps: [[0, 50]] },
};

test('views count by their shares', () => {
  // 45 of 50 is 90; no change is 50: 0.7 times 90 and 0.3 times 50.
  const figures = figureOf({ outturn: 45, level: 50, previous: 45 });
  assert.equal(pointsOfViews([attainment, improvement], figures, alone), 78);
});

test('a view that is missing leaves its share to those that are known, and says why', () => {
  const figures = figureOf({ outturn: 45, level: 50 });
  assert.equal(pointsOfViews([attainment, improvement], figures, alone), 90);
  assert.deepEqual(scoreViews([attainment, improvement], figures, alone), [
    {
      ...{ measure: 'attainment', share: 70, measured: 90, points: 90 },
      ...{ comparedWith: null, missing: null },
    },
    {
      ...{ measure: 'improvement', share: 30, measured: null, points: null, comparedWith: null },
      missing: 'There is no figure of the period before.',
    },
  ]);
});

test('without any view there are no points', () => {
  const figures = figureOf({ outturn: 45 });
  assert.equal(pointsOfViews([attainment, improvement], figures, alone), Number.NaN);
});

test('the working names those compared with', () => {
  const yardstick = { name: 'Open, 3', merits: Float64Array.of(1, 2, 3), mean: 2, spread: 0.8 };
  const view: View = { ...asItIs, measure: 'percentile' };
  const [score] = scoreViews([view], figureOf(3), { ...alone, yardstick, own: 3 });
  assert.deepEqual([score?.measured, score?.comparedWith], [100, 'Open, 3']);
});

test('quarters count by their weights, and one without points leaves its weight to the others', () => {
  // (1 x 40 + 2 x 70 + 4 x 60) / 7 = 420 / 7; without the second (40 + 240) / 5.
  assert.equal(pointsOverQuarters([40, 70, 60], [1, 2, 4]), 60);
  assert.equal(pointsOverQuarters([40, Number.NaN, 60], [1, 2, 4]), 56);
  assert.equal(pointsOverQuarters([Number.NaN, Number.NaN], [1, 2]), Number.NaN);
  assert.deepEqual(quarterShares([40, Number.NaN, 60], [1, 2, 4]), [0.2, 0, 0.8]);
});

test('the weight is that of the first rule of which a provider has all facts', () => {
  const input = inputOf('escapes', {
    weight: 3,
    weights: [
      { when: [{ fact: 'openness', in: ['open'] }], weight: 1 },
      {
        when: [
          { fact: 'category', in: ['A', 'B'] },
          { fact: 'function', in: ['Male local'] },
        ],
        weight: 12,
      },
    ],
  });
  assert.equal(weightFor(input, { openness: 'open', category: 'A', function: 'Male local' }), 1);
  assert.equal(weightFor(input, { category: 'B', function: 'Male local' }), 12);
  assert.equal(weightFor(input, { category: 'B' }), 3);
});

test('a rule on a fact that is not stated does not hold, and no rules always do', () => {
  assert.equal(holdsAll([{ fact: 'category', in: ['A'] }], {}), false);
  assert.equal(holdsAll([], {}), true);
});
