import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gate } from '../../catalogue/index.ts';
import { rateSubjects } from './rate-subjects.ts';
import { fourBands, inputOf, schemeOf, subjectOf } from './scheme.fixture.ts';

const reportedWith = { id: 'hewell-cluster', name: 'Hewell cluster' };
const inputs = [inputOf('a', { domain: 'A', weight: 3 }), inputOf('b', { domain: 'A', weight: 1 })];
const scheme = schemeOf(inputs, {
  reportingGroups: 'together',
  domains: [
    { code: 'A', title: 'All', weight: 1, rollUp: { kind: 'weighted mean' }, bands: fourBands },
  ],
  overall: { of: 'domain scores', rollUp: { kind: 'weighted mean' }, bands: fourBands },
});
const prisons = [
  // (3 x 80 + 1 x 40) / 4 = 70 and (3 x 60 + 1 x 20) / 4 = 50: together 60.
  subjectOf('Brockhill', { a: 80, b: 40 }, { reportedWith, group: 'Female' }),
  subjectOf('Hewell Grange', { a: 60, b: 20 }, { reportedWith, group: 'Open' }),
  subjectOf('Stafford', { a: 65, b: 65 }, { group: 'Open' }),
  subjectOf('Featherstone', { a: 55, b: 55 }, { group: 'Open' }),
];

test('members that are rated together have one row with the mean of their scores, and one place', () => {
  const { ratings } = rateSubjects(scheme, prisons, '2007-08');
  assert.deepEqual(
    ratings.map(({ name, kind, score, place }) => [name, kind, score, place?.rank, place?.of]),
    [
      ['Stafford', 'establishment', 65, 1, 3],
      ['Hewell cluster', 'group', 60, 2, 3],
      ['Featherstone', 'establishment', 55, 3, 3],
    ],
  );
});

test('a group has the band of its mean, the means of its domains, and the names of its members', () => {
  const { ratings } = rateSubjects(scheme, prisons, '2007-08');
  const group = ratings.find(({ kind }) => kind === 'group');
  assert.equal(group?.band?.label, 'Good');
  assert.deepEqual(group?.members, ['Brockhill', 'Hewell Grange']);
  assert.deepEqual(
    group?.domains.map(({ score, band }) => [score, band?.label]),
    [[60, 'Good']],
  );
  // The inputs are means too: 70 and 30, and of the score 52.5 and 7.5.
  assert.deepEqual(
    group?.inputs.map(({ score, contribution, outturn }) => [score, contribution, outturn]),
    [
      [70, 52.5, null],
      [30, 7.5, null],
    ],
  );
});

test('a group is of a comparator group only where all its members are', () => {
  const { ratings } = rateSubjects(scheme, prisons, '2007-08');
  assert.deepEqual(
    ratings.map(({ groupPlace }) => groupPlace && [groupPlace.rank, groupPlace.of]),
    [[1, 2], null, [2, 2]],
  );
});

test('apart, every member has its own row', () => {
  const { ratings } = rateSubjects({ ...scheme, reportingGroups: 'apart' }, prisons, '2007-08');
  assert.deepEqual(
    ratings.map(({ score }) => score),
    [70, 65, 55, 50],
  );
});

test('a member of which nothing is known has no part in the mean; one alone is itself', () => {
  const [first, second, ...others] = prisons;
  assert.ok(first && second);
  const unknown = { ...second, spans: subjectOf('Hewell Grange', {}).spans };
  const group = rateSubjects(scheme, [first, unknown, ...others], '2007-08').ratings[0];
  assert.deepEqual([group?.name, group?.score, group?.known], ['Hewell cluster', 70, 50]);
  const alone = rateSubjects(scheme, [first, ...others], '2007-08').ratings[0];
  assert.deepEqual([alone?.name, alone?.kind, alone?.score], ['Brockhill', 'establishment', 70]);
});

test('a group of which no member is rated is not rated', () => {
  const unknown = ['Brockhill', 'Hewell Grange'].map((name) =>
    subjectOf(name, {}, { reportedWith }),
  );
  const [rating] = rateSubjects(scheme, unknown, '2007-08').ratings;
  assert.deepEqual(
    [rating?.score, rating?.band, rating?.place, rating?.notRated],
    [null, null, null, 'None of its members is rated.'],
  );
});

test('a gate that closed for a member closes for the group', () => {
  const gate: Gate = {
    ...{ code: 'low', title: 'A low figure', among: [], on: 'overall', because: 'It matters.' },
    when: { metrics: ['M-b'], is: 'less than', number: 30 },
    effect: { kind: 'caps', band: 'Passable' },
  };
  const { ratings } = rateSubjects({ ...scheme, gates: [gate] }, prisons, '2007-08');
  const group = ratings.find(({ kind }) => kind === 'group');
  assert.deepEqual([group?.computed?.label, group?.band?.label], ['Good', 'Passable']);
  assert.equal(group?.gates.length, 1);
});

test('what its inputs add comes to its score, also where a member is without one, or without any', () => {
  const [first, , ...others] = prisons;
  assert.ok(first);
  const partial = subjectOf('Hewell Grange', { a: 60 }, { reportedWith, group: 'Open' });
  const unknown = subjectOf('Redditch', {}, { reportedWith, group: 'Open' });
  for (const members of [
    [first, partial],
    [first, partial, unknown],
  ]) {
    const group = rateSubjects(scheme, [...members, ...others], '2007-08').ratings.find(
      ({ kind }) => kind === 'group',
    );
    // 60 + 10 of Brockhill, 60 + 0 of Hewell Grange: 60 and 5 of 65.
    assert.deepEqual(
      group?.inputs.map(({ contribution }) => contribution),
      [60, 5],
    );
    assert.equal(group?.score, 65);
  }
});
