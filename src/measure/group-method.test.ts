import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Formula, getMetric, loadCatalogue, type Tally } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { getBreakdown } from './group-actions.ts';
import { breakdownsOf, comparingOf } from './group-method.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

const comparing = (code: string, breakdown: string) =>
  comparingOf(catalogue, getMetric(catalogue, code), getBreakdown(catalogue, breakdown));

/** K05 with another formula, over its own tallies and some made up. */
function withFormula(formula: Formula, tallies: readonly Tally[] = []) {
  const changed = { ...catalogue, tallies: [...catalogue.tallies, ...tallies] };
  const metric = { ...getMetric(catalogue, 'K05'), formula };
  return comparingOf(changed, metric, getBreakdown(catalogue, 'sex'));
}

describe('how groups are compared', () => {
  test('as proportions where the top is a part of the bottom', () => {
    for (const code of ['P01', 'P12', 'K05', 'K16', 'CU043']) {
      assert.deepEqual(comparing(code, 'ethnicity'), {
        ...{ ratio: true, interval: 'proportions', note: null },
      });
    }
  });

  test('as events where records are counted over people or days', () => {
    for (const code of ['K02', 'K04', 'K07', 'K09']) {
      assert.equal(comparing(code, 'ethnicity').interval, 'events', code);
    }
  });

  test('without an interval where days are added up', () => {
    const found = comparing('P05', 'sex');
    assert.deepEqual([found.ratio, found.interval], [true, null]);
    assert.match(found.note ?? '', /top of P05 is no count of records/);
  });

  test('not at all where there is no denominator, or the metric is about the characteristic', () => {
    assert.match(comparing('P09', 'sex').note ?? '', /without a denominator/);
    const minorities = comparing('K25', 'ethnicity');
    assert.deepEqual(
      [minorities.ratio, minorities.note],
      [false, 'No ratio: K25 is itself about ethnicity'],
    );
  });

  test('with care where the parts are not simple', () => {
    const [all, positive] = [
      { tally: 'random-drug-tests' },
      { tally: 'random-drug-tests-positive' },
    ];
    const plain = { kind: 'ratio', annual: false } as const;
    const twice = withFormula({ ...plain, top: { sum: [positive, positive] }, bottom: all });
    assert.match(twice.note ?? '', /may count several times/);
    const ofMetric = withFormula({ ...plain, top: { metric: 'K06' }, bottom: all });
    assert.deepEqual([ofMetric.ratio, ofMetric.interval], [true, null]);
    const less = withFormula({ ...plain, kind: 'difference', top: positive, bottom: all });
    assert.equal(less.ratio, false);
    const apart = withFormula({ ...plain, top: all, bottom: positive });
    assert.equal(apart.interval, 'events');
  });

  test('by what every tally keeps, and of a latest by nothing', () => {
    const codes = (code: string) =>
      breakdownsOf(catalogue, getMetric(catalogue, code)).map((one) => one.code);
    assert.deepEqual(codes('P01'), ['sex', 'age-band', 'ethnicity', 'segment']);
    assert.deepEqual(codes('K07'), ['sex', 'age-band', 'ethnicity']);
    assert.deepEqual(codes('K24'), ['ethnicity']);
    assert.deepEqual([codes('K08'), codes('W01')], [[], []]);
    const latest = catalogue.tallies.map((one) => ({ ...one, kind: 'latest' as const }));
    const last = { ...catalogue, tallies: latest };
    assert.deepEqual(breakdownsOf(last, getMetric(catalogue, 'K05')), []);
  });
});
