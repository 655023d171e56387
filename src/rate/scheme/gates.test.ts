import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gate, Scheme } from '../../catalogue/index.ts';
import { bandAfter } from './gates.ts';
import { rateSubjects } from './rate-subjects.ts';
import type { RatedSubject } from './rated-subject.ts';
import { fourBands, inputOf, schemeOf, spanOf, subjectOf } from './scheme.fixture.ts';

const anEscape: Gate = {
  code: 'escape',
  title: 'An escape',
  when: { metrics: ['K01', 'K99'], is: 'more than', number: 0 },
  among: [],
  on: 'overall',
  effect: { kind: 'caps', band: 'Passable' },
  because: 'Nobody escapes.',
};

const domain = (code: string) => ({
  ...{ code, title: `Domain ${code}`, weight: 1, bands: fourBands },
  rollUp: { kind: 'weighted mean' as const },
});

/** Two domains of one input each; the whole is of the values of their bands. */
function twoDomains(gates: readonly Gate[], of: Scheme['overall']['of'] = 'domain scores') {
  return schemeOf([inputOf('a', { domain: 'A' }), inputOf('b', { domain: 'B' })], {
    domains: [domain('A'), domain('B')],
    overall: {
      of,
      rollUp: { kind: 'weighted mean' },
      bands: of === 'domain bands' ? byValue : fourBands,
    },
    gates,
  });
}

const byValue = fourBands.map(({ label, value }, index) => {
  return { label, value, from: index === 0 ? 1 : value - 0.5, to: index === 3 ? 4 : value + 0.5 };
});

function prison(given: {
  a?: number;
  b?: number;
  gate?: Record<string, number>;
  facts?: RatedSubject['facts'];
}) {
  const { a = null, b = null, gate = {}, facts = {} } = given;
  const span = spanOf({ a, b }, { gateFigures: new Map(Object.entries(gate)) });
  return subjectOf('Anywhere', {}, { spans: [span], facts });
}

function rate(scheme: Scheme, subject: RatedSubject) {
  const [rating] = rateSubjects(scheme, [subject], '2007-08').ratings;
  assert.ok(rating);
  return rating;
}

test('a gate that closes caps the band, and leaves the score and the computed band as they are', () => {
  const rating = rate(twoDomains([anEscape]), prison({ a: 90, b: 90, gate: { K01: 1 } }));
  assert.equal(rating.score, 90);
  assert.equal(rating.computed?.label, 'Outstanding');
  assert.equal(rating.band?.label, 'Passable');
  assert.deepEqual(rating.gates, [
    {
      ...{ gate: 'escape', title: 'An escape', on: 'overall', from: 'Outstanding', to: 'Passable' },
      because: 'Nobody escapes.',
    },
  ]);
});

test('a cap does not lift what is below it', () => {
  const rating = rate(twoDomains([anEscape]), prison({ a: 10, b: 10, gate: { K01: 2 } }));
  assert.equal(rating.band?.label, 'Poor');
  assert.deepEqual([rating.gates[0]?.from, rating.gates[0]?.to], ['Poor', 'Poor']);
});

test('a gate takes the first of its metrics that is known, and stays open where none is', () => {
  const gates = (gate: Record<string, number>) =>
    rate(twoDomains([anEscape]), prison({ a: 90, b: 90, gate })).gates.length;
  assert.equal(gates({ K01: 0, K99: 5 }), 0);
  assert.equal(gates({ K99: 5 }), 1);
  assert.equal(gates({}), 0);
});

test('more than, at least and less than are as they say on the number itself', () => {
  const closes = (is: 'more than' | 'at least' | 'less than') => {
    const when = { metrics: ['K01'], is, number: 3 };
    const scheme = twoDomains([{ ...anEscape, when }]);
    return [2, 3, 4].map(
      (K01) => rate(scheme, prison({ a: 90, b: 90, gate: { K01 } })).gates.length,
    );
  };
  assert.deepEqual(closes('more than'), [0, 0, 1]);
  assert.deepEqual(closes('at least'), [0, 1, 1]);
  assert.deepEqual(closes('less than'), [1, 0, 0]);
});

test('a gate is asked only of those that it is for', () => {
  const scheme = twoDomains([{ ...anEscape, among: [{ fact: 'category', in: ['A'] }] }]);
  const of = (facts: RatedSubject['facts']) =>
    rate(scheme, prison({ a: 90, b: 90, gate: { K01: 1 }, facts })).band?.label;
  assert.deepEqual(
    [of({ category: 'A' }), of({ category: 'D' }), of({})],
    [...['Passable', 'Outstanding', 'Outstanding']],
  );
});

test('a gate can close on the score of an input', () => {
  const gate: Gate = { ...anEscape, when: { input: 'b', scoreBelow: 50 } };
  assert.equal(rate(twoDomains([gate]), prison({ a: 100, b: 49 })).band?.label, 'Passable');
  assert.equal(rate(twoDomains([gate]), prison({ a: 100, b: 50 })).band?.label, 'Good');
  // A mean of one domain of two is known to half, which is less than 60%: asked for less, it is rated.
  assert.equal(rate({ ...twoDomains([gate]), enough: 50 }, prison({ a: 100 })).gates.length, 0);
});

test('what counts as the lowest closes a gate as the lowest does', () => {
  const gate: Gate = { ...anEscape, when: { input: 'b', scoreBelow: 50 } };
  const inputs = [inputOf('a', { weight: 9 }), inputOf('b', { missing: 'count as lowest' })];
  // 90 x 9 of 10 is 81, with nothing for the missing one.
  const rating = rate(schemeOf(inputs, { gates: [gate] }), prison({ a: 90 }));
  assert.deepEqual(
    [rating.score, rating.computed?.label, rating.band?.label],
    [...[81, 'Outstanding', 'Passable']],
  );
});

test('a gate on a domain acts before the whole is rolled up from bands', () => {
  const gate: Gate = { ...anEscape, on: 'A', effect: { kind: 'forces', band: 'Poor' } };
  const rating = rate(
    twoDomains([gate], 'domain bands'),
    prison({ a: 90, b: 90, gate: { K01: 1 } }),
  );
  // Poor counts 1 and Outstanding 4: their mean is 2.5, where Good begins.
  assert.deepEqual(
    rating.domains.map(({ computed, band }) => [computed?.label, band?.label]),
    [
      ['Outstanding', 'Poor'],
      ['Outstanding', 'Outstanding'],
    ],
  );
  assert.deepEqual([rating.score, rating.band?.label], [2.5, 'Good']);
});

test('a gate on the whole sees the bands of domains after their gates, and counts them', () => {
  const first: Gate = { ...anEscape, on: 'A' };
  const oneLow: Gate = { ...anEscape, code: 'low', when: { domain: 'A', atMost: 'Passable' } };
  const twoLow: Gate = { ...oneLow, when: { domains: 2, atMost: 'Passable' } };
  const figures = { a: 90, b: 90, gate: { K01: 1 } };
  assert.equal(rate(twoDomains([oneLow, first]), prison(figures)).band?.label, 'Passable');
  assert.equal(rate(twoDomains([twoLow, first]), prison(figures)).band?.label, 'Outstanding');
  assert.equal(
    rate(twoDomains([twoLow, first]), prison({ ...figures, b: 59 })).band?.label,
    'Passable',
  );
});

test('of several gates that close the worst result stands', () => {
  const effect = (kind: 'caps' | 'forces', band: number) => ({ kind, band });
  assert.equal(bandAfter(3, [effect('caps', 2), effect('caps', 1)]), 1);
  assert.equal(bandAfter(3, [effect('forces', 0), effect('caps', 2)]), 0);
  assert.equal(bandAfter(0, [effect('forces', 2)]), 2);
  assert.equal(bandAfter(0, [effect('forces', 2), effect('caps', 3)]), 0);
  assert.equal(bandAfter(2, []), 2);
});

test('a band is forced even without a score, since the incident is known; a cap has nothing to cap', () => {
  const forces: Gate = { ...anEscape, effect: { kind: 'forces', band: 'Poor' } };
  const forced = rate(twoDomains([forces]), prison({ gate: { K01: 1 } }));
  assert.deepEqual([forced.score, forced.computed, forced.band?.label], [null, null, 'Poor']);
  assert.equal(forced.place, null);
  assert.equal(rate(twoDomains([anEscape]), prison({ gate: { K01: 1 } })).band, null);
});
