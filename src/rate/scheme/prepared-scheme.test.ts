import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '../../catalogue/index.ts';
import { prepareScheme } from './prepared-scheme.ts';
import { asItIs, inputOf, schemeOf, spanOf, subjectOf } from './scheme.fixture.ts';

const everyone = { by: 'everyone rated', atLeast: 2, otherwise: 'missing' } as const;
const againstOthers: View = {
  measure: 'standard score',
  share: 100,
  points: {
    kind: 'along',
    points: [
      [-2, 0],
      [2, 100],
    ],
  },
};

test('an outturn that is tried meets the yardstick as it was', () => {
  const scheme = schemeOf([inputOf('a', { views: [againstOthers] })], { comparedWith: everyone });
  const subjects = [2, 4, 4, 4, 5, 5, 7, 9].map((a, at) => subjectOf(`Prison ${at}`, { a }));
  const prepared = prepareScheme(scheme, subjects);
  // The mean is 5 and the standard deviation 2, so 3 is one below: a quarter of the way from -2 to 2.
  assert.equal(prepared.pointsOf(7, 0, 3, null), 25);
  assert.equal(prepared.pointsAsTheyAre(7)[0], 100);
});

test('an outturn that is tried changes the latest quarter alone', () => {
  const scheme = schemeOf([inputOf('a')], { overQuarters: [1, 3] });
  const spans = [spanOf({ a: 20 }, { period: 'Q1', weight: 1 }), spanOf({ a: 40 }, { weight: 3 })];
  const prepared = prepareScheme(scheme, [subjectOf('Stafford', {}, { spans })]);
  // (1 x 20 + 3 x 40) / 4 = 35, and with 80 instead (20 + 240) / 4 = 65; without it the first alone.
  assert.equal(prepared.pointsAsTheyAre(0)[0], 35);
  assert.equal(prepared.pointsOf(0, 0, 80, null), 65);
  assert.equal(prepared.pointsOf(0, 0, null, null), 20);
  assert.equal(prepared.quarterPointsOf(0, 0, 0, { outturn: 60, previous: null }), 60);
  assert.deepEqual(prepared.quarterSharesOf(0, 0), [0.25, 0.75]);
});

test('points that are tried are rolled up as a rating is', () => {
  const scheme = schemeOf([inputOf('a', { weight: 3 }), inputOf('b')]);
  const prepared = prepareScheme(scheme, [subjectOf('Stafford', { a: 20, b: 20 })]);
  // (3 x 80 + 20) / 4 = 65, which is Good, the third band.
  const { score, computed, band, known } = prepared.rollUpOf(0, [80, 20]);
  assert.deepEqual([score, computed, band, known], [65, 2, 2, 100]);
  assert.equal(prepared.rollUpOf(0, [Number.NaN, 20]).score, Number.NaN);
});

test('weights follow the facts of the provider', () => {
  const weights = [{ when: [{ fact: 'category', in: ['A'] }], weight: 12 }];
  const scheme = schemeOf([inputOf('a', { weights }), inputOf('b')]);
  const subjects = [
    subjectOf('Long Lartin', {}, { facts: { category: 'A' } }),
    subjectOf('Stafford', {}),
  ];
  const prepared = prepareScheme(scheme, subjects);
  assert.deepEqual(
    [0, 1].map((at) => prepared.readyOf(at).weights),
    [
      [12, 1],
      [1, 1],
    ],
  );
});

test('on target without a level nobody can say who does better', () => {
  const input = inputOf('a', { views: [{ ...asItIs, measure: 'percentile' }] });
  const onTarget = (name: string, outturn: number, level: number | null) =>
    subjectOf(name, { a: { polarity: 'on target', outturn, level } });
  const prepared = prepareScheme(schemeOf([input], { comparedWith: everyone }), [
    onTarget('Near', 21, 20),
    onTarget('Far', 10, 20),
    onTarget('Unknown', 20, null),
  ]);
  assert.deepEqual(
    [0, 1, 2].map((at) => prepared.pointsAsTheyAre(at)[0]),
    [100, 0, Number.NaN],
  );
});

test('an index that is not one of the scheme is refused', () => {
  const prepared = prepareScheme(schemeOf([inputOf('a')]), [subjectOf('Stafford', { a: 1 })]);
  assert.throws(() => prepared.pointsAsTheyAre(1), { code: 'RATE_NO_SUCH_INDEX' });
});
