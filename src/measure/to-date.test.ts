import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePeriod, printPeriod, rangePeriod } from '../calendar/index.ts';
import { getMetric, loadCatalogue } from '../catalogue/index.ts';
import type { KeptFigure } from '../commission/index.ts';
import { packageRoot } from '../config.ts';
import type { Growth } from './growth.ts';
import { publishedToDate } from './to-date.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const metric = getMetric(catalogue, 'CU021');
const term = parsePeriod('2014-15');

function figure(first: number, months: number, value: number): KeptFigure {
  return {
    ...{ providerId: 'stafford', metric: metric.code, mentionedIn: '', note: null },
    ...{ revisionId: 1, batchId: 1, fileName: 'a.csv', recordedBy: 'a test', recordedAt: '' },
    period: rangePeriod(term.first + first, term.first + first + months - 1),
    stated: { value, text: `${value} as printed`, decimals: 0, nothing: null },
    place: { sheet: null, row: 2, column: 'E' },
  };
}

const toDate = (growth: Growth, figures: readonly KeptFigure[]) =>
  publishedToDate({ metric, growth, term }, figures).toDate;

const count = fc.integer({ min: 0, max: 500 });

test('months add up to the first that is missing, in whatever order they are held', () => {
  const months = fc.array(fc.option(count, { nil: null }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(months, fc.boolean(), (values, backwards) => {
      const held = values.flatMap((value, at) => (value === null ? [] : [figure(at, 1, value)]));
      const found = toDate('adds', backwards ? held.toReversed() : held);
      const gap = values.indexOf(null);
      const run = values.slice(0, gap === -1 ? 12 : gap);
      const sum = run.reduce<number>((total, value) => total + (value ?? 0), 0);
      assert.equal(found?.period.months, run.length === 0 ? undefined : run.length);
      assert.equal(found?.value, run.length === 0 ? undefined : sum);
    }),
  );
});

test('of figures that overlap as few are taken as reach as far', () => {
  // A quarter of 20, its months of 5, 6 and 7, and the half year to date of 41.
  const quarter = figure(0, 3, 20);
  const months = [figure(0, 1, 5), figure(1, 1, 6), figure(2, 1, 7)];
  assert.deepEqual(toDate('adds', [...months, quarter])?.value, 20);
  assert.deepEqual(toDate('adds', [...months, quarter])?.text, '20 as printed');
  assert.deepEqual(toDate('adds', [...months, figure(3, 3, 9)])?.value, 5 + 6 + 7 + 9);
  const half = toDate('adds', [...months, quarter, figure(3, 3, 9), figure(0, 6, 41)]);
  assert.deepEqual(half && [printPeriod(half.period), half.value], ['2014-15 to Sep', 41]);
});

test('decimals add up exactly', () => {
  const found = toDate('adds', [figure(0, 1, 0.1), figure(1, 1, 0.2)]);
  assert.deepEqual([found?.value, found?.text], [0.3, '0.30']);
});

test('what is not added up takes the longest figure that begins with the term, alone', () => {
  const growths: Growth[] = ['stands', 'grows', 'unknown'];
  for (const growth of growths) {
    const found = toDate(growth, [figure(0, 1, 5), figure(0, 3, 6), figure(3, 1, 7)]);
    assert.deepEqual(found && [found.period.months, found.value], [3, 6], growth);
    assert.equal(toDate(growth, [figure(1, 1, 5)]), undefined, growth);
  }
});

test('the latest is the figure that ends last, of those that end together the shortest', () => {
  const found = toDate('latest', [figure(5, 1, 3.5), figure(0, 6, 3), figure(2, 1, 4)]);
  assert.deepEqual(found && [found.period.months, found.value], [6, 3.5]);
});
