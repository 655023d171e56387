import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Scheme, View } from '../../catalogue/index.ts';
import { rateSubjects } from './rate-subjects.ts';
import type { RatedSubject } from './rated-subject.ts';
import { asItIs, fourBands, inputOf, schemeOf, spanOf, subjectOf } from './scheme.fixture.ts';

const period = '2007-08';

function rateOne(scheme: Scheme, subject: RatedSubject) {
  const [rating] = rateSubjects(scheme, [subject], period).ratings;
  assert.ok(rating);
  return rating;
}

const attainment: View = {
  measure: 'attainment',
  share: 100,
  points: {
    kind: 'along',
    points: [
      [80, 0],
      [100, 60],
      [120, 100],
    ],
  },
};

test('a rating by hand: against levels, in two domains of which one weighs double', () => {
  const scheme = schemeOf(
    [
      inputOf('orders', { domain: 'work', weight: 2, views: [attainment] }),
      inputOf('drugs', { domain: 'work', weight: 1, views: [attainment] }),
      inputOf('reports', { domain: 'court', views: [attainment] }),
    ],
    {
      domains: [
        {
          ...{ code: 'work', title: 'Work', weight: 2, bands: fourBands },
          rollUp: { kind: 'weighted mean' },
        },
        {
          ...{ code: 'court', title: 'Court', weight: 1, bands: fourBands },
          rollUp: { kind: 'minimum' },
        },
      ],
      overall: { of: 'domain scores', rollUp: { kind: 'weighted mean' }, bands: fourBands },
    },
  );
  const rating = rateOne(
    scheme,
    subjectOf('Staffordshire', {
      // 110% of the level: 60 + 10 x 2 = 80 points.
      orders: { outturn: 550, level: 500 },
      // 4.4 where 4.0 at most was agreed: 90%, 10 x 3 = 30 points.
      drugs: { outturn: 4.4, level: 4, polarity: 'lower' },
      // On the level: 60 points.
      reports: { outturn: 90, level: 90 },
    }),
  );
  // Work (2 x 80 + 30) / 3 = 63.333, rounded 63.3; the whole (2 x 63.3 + 60) / 3 = 62.2.
  assert.deepEqual(
    rating.domains.map(({ code, score, band, known }) => [code, score, band?.label, known]),
    [
      ['work', 63.3, 'Good', 100],
      ['court', 60, 'Good', 100],
    ],
  );
  assert.deepEqual(
    [rating.score, rating.band?.label, rating.place],
    [...[62.2, 'Good', { rank: 1, of: 1 }]],
  );
  assert.deepEqual(
    rating.inputs.map(({ score, weight, effectiveWeight, contribution }) => [
      ...[score, weight, effectiveWeight.toFixed(2), contribution?.toFixed(2)],
    ]),
    [
      [80, 2, '66.67', '53.33'],
      [30, 1, '33.33', '10.00'],
      [60, 1, '100.00', undefined],
    ],
  );
});

test('best first, equals by name and sharing a place, those not rated last and without one', () => {
  const scheme = schemeOf([inputOf('a')]);
  const outturns = { Stafford: 70, Drake: 90, Brinsford: 70, Foston: null, Werrington: 10 };
  const prisons = Object.entries(outturns).map(([name, a]) => subjectOf(name, { a }));
  assert.deepEqual(
    rateSubjects(scheme, prisons, period).ratings.map(({ name, place }) => [name, place?.rank]),
    [
      ['Drake', 1],
      ['Brinsford', 2],
      ['Stafford', 2],
      ['Werrington', 4],
      ['Foston', undefined],
    ],
  );
});

test('places are given among all and within the comparator group, unless one is alone in it', () => {
  const scheme = schemeOf([inputOf('a')]);
  const prisons = [
    subjectOf('Stafford', { a: 70 }, { group: 'Trainer' }),
    subjectOf('Featherstone', { a: 80 }, { group: 'Trainer' }),
    subjectOf('Drake Hall', { a: 90 }, { group: 'Female' }),
  ];
  const { ratings } = rateSubjects(scheme, prisons, period);
  assert.deepEqual(
    ratings.map(({ place, groupPlace }) => [place, groupPlace]),
    [
      [{ rank: 1, of: 3 }, null],
      [
        { rank: 2, of: 3 },
        { rank: 1, of: 2, group: 'Trainer' },
      ],
      [
        { rank: 3, of: 3 },
        { rank: 2, of: 2, group: 'Trainer' },
      ],
    ],
  );
});

test('a score is rounded before bands are read off, or only to be shown', () => {
  // (59.9 + 60) / 2 = 59.95, half way between 59.9 and 60.0 where Good begins.
  const inputs = [inputOf('a'), inputOf('b')];
  const rate = (beforeBands: boolean) =>
    rateOne(
      schemeOf(inputs, { rounding: { places: 1, beforeBands } }),
      subjectOf('Stafford', { a: 59.9, b: 60 }),
    );
  assert.deepEqual([rate(true).score, rate(true).band?.label], [60, 'Good']);
  assert.deepEqual([rate(false).score, rate(false).band?.label], [59.95, 'Passable']);
});

test('over several quarters the latest counts most, and the working shows each', () => {
  const scheme = schemeOf([inputOf('a')], { overQuarters: [1, 2, 3, 4] });
  const outturns = [20, 40, null, 70];
  const spans = outturns.map((a, index) =>
    spanOf({ a }, { period: `2007-08 Q${index + 1}`, weight: index + 1 }),
  );
  const rating = rateOne(scheme, subjectOf('Stafford', {}, { spans }));
  // (1 x 20 + 2 x 40 + 4 x 70) / 7 = 380 / 7 = 54.2857.
  assert.equal(rating.score, 54.3);
  const [input] = rating.inputs;
  assert.deepEqual(
    input?.quarters.map(({ period: quarter, weight, points }) => [quarter, weight, points]),
    [
      ['2007-08 Q1', 1, 20],
      ['2007-08 Q2', 2, 40],
      ['2007-08 Q3', 3, null],
      ['2007-08 Q4', 4, 70],
    ],
  );
  assert.deepEqual([input?.outturn, input?.views[0]?.points], [70, 70]);
});

test('a quarter is compared with the same quarter of others', () => {
  const view: View = { ...asItIs, measure: 'percentile' };
  const scheme = schemeOf([inputOf('a', { views: [view] })], {
    overQuarters: [1, 1],
    comparedWith: { by: 'everyone rated', atLeast: 2, otherwise: 'missing' },
  });
  const prisons = Object.entries({ One: [1, 9], Two: [2, 8] }).map(([name, [first, last]]) => {
    const spans = [spanOf({ a: first ?? null }, { period: 'Q1' }), spanOf({ a: last ?? null })];
    return subjectOf(name, {}, { spans });
  });
  // One is the worse of the first quarter and the better of the last; Two the other way round.
  assert.deepEqual(
    rateSubjects(scheme, prisons, period).ratings.map(({ score, inputs }) => [
      ...[score, inputs[0]?.quarters.map(({ points }) => points)],
    ]),
    [
      [50, [0, 100]],
      [50, [100, 0]],
    ],
  );
});

test('a scheme without bands ranks all the same', () => {
  const overall = { of: 'inputs', rollUp: { kind: 'weighted mean' }, bands: [] } as const;
  const rating = rateOne(schemeOf([inputOf('a')], { overall }), subjectOf('Stafford', { a: 70 }));
  assert.deepEqual([rating.score, rating.band, rating.place?.rank], [70, null, 1]);
});

test('whoever is left out is named with the reason, and compared with nobody', () => {
  const view: View = { ...asItIs, measure: 'percentile' };
  const scheme = schemeOf([inputOf('a', { views: [view] })], {
    rated: {
      kinds: ['establishment'],
      only: [],
      except: [
        { fact: 'management', in: ['contracted'], because: 'Contracted prisons are not rated.' },
      ],
    },
    comparedWith: { by: 'everyone rated', atLeast: 2, otherwise: 'missing' },
  });
  const prisons = [
    subjectOf('Stafford', { a: 70 }),
    subjectOf('Drake Hall', { a: 80 }),
    subjectOf('Dovegate', { a: 75 }, { facts: { management: 'contracted' } }),
  ];
  const { ratings, leftOut } = rateSubjects(scheme, prisons, period);
  assert.deepEqual(leftOut, [
    { id: 'dovegate', name: 'Dovegate', because: 'Contracted prisons are not rated.' },
  ]);
  assert.deepEqual(
    ratings.map(({ score, inputs }) => [score, inputs[0]?.views[0]?.comparedWith]),
    [
      [100, 'Everyone rated, 2'],
      [0, 'Everyone rated, 2'],
    ],
  );
});
