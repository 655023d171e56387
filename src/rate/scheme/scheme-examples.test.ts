import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SchemeExample, View } from '../../catalogue/index.ts';
import { asItIs, fourBands, inputOf, schemeOf } from './scheme.fixture.ts';
import { schemeExampleMistakes } from './scheme-examples.ts';
import { twoMetrics } from './two-inputs.fixture.ts';

type Provider = SchemeExample['providers'][number];
const provider = (name: string, given: Partial<Provider> = {}): Provider => ({
  ...{ name, facts: {}, figures: {}, quartersBefore: [] },
  ...given,
});
const scheme = schemeOf([inputOf('a', { domain: 'A' }), inputOf('b', { domain: 'A' })], {
  domains: [
    { code: 'A', title: 'All', weight: 1, rollUp: { kind: 'weighted mean' }, bands: fourBands },
  ],
  overall: { of: 'domain scores', rollUp: { kind: 'weighted mean' }, bands: fourBands },
});
const figures = { a: { outturn: 80 }, b: { outturn: 50 } };

function mistakes(example: Partial<SchemeExample>, given = scheme) {
  const all = { title: 'By hand', providers: [], expect: [], ...example };
  return schemeExampleMistakes({ ...given, examples: [all] }, twoMetrics.metrics);
}

test('an example that comes out gives no mistake', () => {
  // (80 + 50) / 2 = 65.
  const expect = [{ name: 'First', score: 65, band: 'Good', rank: 1, domains: { A: 'Good' } }];
  assert.deepEqual(mistakes({ providers: [provider('First', { figures })], expect }), []);
});

test('each difference is named at its place, with what the scheme gives', () => {
  const expect = [{ name: 'First', score: 64, band: 'Poor', rank: 2, domains: { A: 'Passable' } }];
  const found = mistakes({ providers: [provider('First', { figures })], expect });
  const at = (...path: string[]) => ['examples', 0, 'expect', 0, ...path];
  assert.deepEqual(
    found.map(({ path, expected }) => [path, expected]),
    [
      [at('score'), '65'],
      [at('band'), 'Good'],
      [at('rank'), '1'],
      [at('domains', 'A'), 'Good'],
    ],
  );
  assert.equal(
    found[0]?.message,
    '“By hand”: expected 64 for First, the scheme gives 65. Correct the example or the scheme.',
  );
});

test('that nothing comes out can be expected, and where it was not the reason is given', () => {
  const providers = [provider('First')];
  const none = { name: 'First', score: null, band: null, domains: {} };
  assert.deepEqual(mistakes({ providers, expect: [none] }), []);
  const [found] = mistakes({ providers, expect: [{ name: 'First', score: 65, domains: {} }] });
  assert.equal(found?.expected, 'no score (There is no figure to go by.)');
});

test('a provider that is left out has no rating', () => {
  const because = 'Open prisons are not rated.';
  const except = [{ fact: 'openness', in: ['open'], because }];
  const rated = { kinds: ['establishment' as const], only: [], except };
  const providers = [provider('First', { figures, facts: { openness: 'open' } })];
  const expect = [{ name: 'First', score: 65, domains: {} }];
  const [found] = mistakes({ providers, expect }, { ...scheme, rated });
  assert.deepEqual(found?.path, ['examples', 0, 'expect', 0, 'name']);
  assert.match(found?.message ?? '', /left out: Open prisons are not rated\./);
});

test('the polarity is that of the first metric of an input', () => {
  const attainment: View = { ...asItIs, measure: 'attainment' };
  // Of drug tests fewer is better: 12 where 10 was agreed is 80%.
  const drugs = schemeOf([inputOf('a', { metrics: ['K05'], views: [attainment] })]);
  const providers = [provider('First', { figures: { a: { outturn: 12, level: 10 } } })];
  const expect = [{ name: 'First', score: 80, domains: {} }];
  assert.deepEqual(mistakes({ providers, expect }, drugs), []);
});

test('quarters before count by their weights, the latest first in the example', () => {
  const quarters = schemeOf([inputOf('a')], { overQuarters: [1, 2, 5] });
  const given = {
    figures: { a: { outturn: 80 } },
    quartersBefore: [{ a: { outturn: 40 } }, { a: { outturn: 24 } }],
  };
  // (5 x 80 + 2 x 40 + 1 x 24) / 8 = 504 / 8 = 63; without the earliest 480 / 7.
  const providers = [
    provider('First', given),
    provider('Second', { ...given, quartersBefore: given.quartersBefore.slice(0, 1) }),
  ];
  const expect = [
    { name: 'First', score: 63, domains: {} },
    { name: 'Second', score: 68.6, domains: {} },
  ];
  assert.deepEqual(mistakes({ providers, expect }, quarters), []);
});

test('an outturn of an example can close a gate', () => {
  const gate = {
    ...{ code: 'low', title: 'Low', among: [], on: 'overall', because: 'It matters.' },
    when: { metrics: ['M-b'], is: 'less than' as const, number: 60 },
    effect: { kind: 'caps' as const, band: 'Passable' },
  };
  const providers = [provider('First', { figures })];
  const expect = [{ name: 'First', band: 'Passable', domains: {} }];
  assert.deepEqual(mistakes({ providers, expect }, { ...scheme, gates: [gate] }), []);
});
