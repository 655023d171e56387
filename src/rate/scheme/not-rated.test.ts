import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Scheme } from '../../catalogue/index.ts';
import { rateSubjects } from './rate-subjects.ts';
import type { RatedSubject } from './rated-subject.ts';
import { asItIs, fourBands, inputOf, schemeOf, subjectOf } from './scheme.fixture.ts';

function rateOne(scheme: Scheme, subject: RatedSubject) {
  const [rating] = rateSubjects(scheme, [subject], '2007-08').ratings;
  assert.ok(rating);
  return rating;
}

/** A domain of the mean of its inputs, in four bands. */
function domainOf(code: string) {
  const rollUp = { kind: 'weighted mean' as const };
  return { code, title: code, weight: 1, rollUp, bands: fourBands };
}

test('where all inputs are missing nothing is rated, whatever the rule', () => {
  for (const missing of ['leave out', 'count as lowest', 'not rated'] as const) {
    const rating = rateOne(schemeOf([inputOf('a', { missing })]), subjectOf('Stafford', {}));
    assert.deepEqual([rating.score, rating.band, rating.place], [null, null, null]);
    assert.notEqual(rating.notRated, null);
  }
});

test('each rule for what is missing says what it did', () => {
  const rated = (missing: 'leave out' | 'count as lowest' | 'not rated') => {
    const inputs = [
      inputOf('a', { weight: 3 }),
      inputOf('b', { missing, views: [{ ...asItIs, measure: 'attainment' }] }),
    ];
    return rateOne(schemeOf(inputs), subjectOf('Stafford', { a: 80, b: 5 }));
  };
  const [out, lowest, none] = [rated('leave out'), rated('count as lowest'), rated('not rated')];
  // Three parts of four: alone 80; with nothing for the fourth 60.
  assert.deepEqual([out.score, lowest.score, none.score], [80, 60, null]);
  assert.deepEqual([out.known, lowest.known, none.known], [75, 75, 75]);
  assert.equal(out.inputs[1]?.missing, 'No level was set. Its weight goes to the others.');
  assert.equal(lowest.inputs[1]?.missing, 'No level was set. It counts as the lowest.');
  assert.equal(none.inputs[1]?.missing, 'No level was set. Without it there is no rating.');
  assert.deepEqual(
    [out, lowest].map(({ inputs }) =>
      inputs.map(({ score, effectiveWeight }) => [score, effectiveWeight]),
    ),
    [
      [
        [80, 100],
        [null, 0],
      ],
      [
        [80, 75],
        [0, 25],
      ],
    ],
  );
  assert.equal(none.notRated, 'Input b is missing, and without it there is no rating.');
});

test('an input that has no weight for a provider is not needed of it', () => {
  const weights = [{ when: [{ fact: 'openness', in: ['closed'] }], weight: 1 }];
  const input = inputOf('absconds', { weight: 0, weights, missing: 'not rated' });
  const scheme = schemeOf([inputOf('a'), input]);
  const score = (openness: string) =>
    rateOne(scheme, subjectOf('Stafford', { a: 80 }, { facts: { openness } })).score;
  assert.deepEqual([score('open'), score('closed')], [80, null]);
});

test('where too little is known the sentence says how much', () => {
  const scheme = schemeOf([inputOf('a'), inputOf('b', { weight: 2 })]);
  const rating = rateOne(scheme, subjectOf('Stafford', { a: 80 }));
  assert.equal(rating.notRated, '33.3% of its weight is known, and the scheme asks for 60%.');
});

test('why a domain is not rated is said of that domain', () => {
  const domains = ['A', 'B', 'C'].map(domainOf);
  const inputs = [
    ...[inputOf('a', { domain: 'A' }), inputOf('b', { domain: 'A' })],
    ...[inputOf('c', { domain: 'B', weight: 0 }), inputOf('d', { domain: 'C' })],
  ];
  const overall = { of: 'domain scores', rollUp: { kind: 'minimum' }, bands: fourBands } as const;
  const rating = rateOne(schemeOf(inputs, { domains, overall }), subjectOf('Stafford', { a: 70 }));
  assert.deepEqual(
    rating.domains.map(({ notRated }) => notRated),
    [
      '50% of its weight is known, and the scheme asks for 60%.',
      'Nothing has a weight in it.',
      'There is no figure to go by.',
    ],
  );
  assert.equal(rating.notRated, 'There is no figure to go by.');
});

test('an input that is needed and missing leaves its domain and the whole unrated, and no other domain', () => {
  const domains = ['A', 'B', 'C'].map(domainOf);
  const inputs = [
    inputOf('a', { domain: 'A' }),
    inputOf('b', { domain: 'B', missing: 'not rated' }),
    inputOf('c', { domain: 'C' }),
  ];
  const overall = {
    of: 'domain scores',
    rollUp: { kind: 'weighted mean' },
    bands: fourBands,
  } as const;
  const rating = rateOne(
    schemeOf(inputs, { domains, overall }),
    subjectOf('Stafford', { a: 70, c: 50 }),
  );
  const why = 'Input b is missing, and without it there is no rating.';
  assert.deepEqual(
    rating.domains.map(({ score, notRated }) => [score, notRated]),
    [
      [70, null],
      [null, why],
      [50, null],
    ],
  );
  assert.deepEqual(
    [rating.score, rating.notRated],
    [...[null, 'Input b is missing, and without it there is no rating.']],
  );
});
