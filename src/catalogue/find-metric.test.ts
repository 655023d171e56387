import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findMetric, getMetric, nearestMetrics } from './find-metric.ts';
import { emptyCatalogue } from './metric.ts';
import { sampleMetric } from './sample-metric.ts';

const escapes = sampleMetric({ code: 'K01', title: 'Category A escapes', shortTitle: 'Escapes' });
const crowding = sampleMetric({
  code: 'K10',
  title: 'Prisoners held in crowding',
  shortTitle: 'Crowding',
});
const titled = sampleMetric({ code: 'Crowding', title: 'Not that one', shortTitle: 'Other' });
const catalogue = { ...emptyCatalogue, metrics: [escapes, crowding] };

describe('findMetric', () => {
  test('finds by code, title or short title in any case and spacing', () => {
    for (const name of ['K10', 'k10', ' prisoners  held in CROWDING', 'crowding']) {
      assert.equal(findMetric(catalogue, name), crowding);
    }
    assert.equal(findMetric(catalogue, 'K99'), undefined);
    assert.equal(findMetric(catalogue, ''), undefined);
    assert.equal(findMetric(catalogue, '__proto__'), undefined);
  });

  test('lets a code win over the title of another metric', () => {
    const both = { ...emptyCatalogue, metrics: [titled, crowding] };
    assert.equal(findMetric(both, 'crowding'), titled);
  });
});

describe('getMetric', () => {
  test('names the nearest when there is none', () => {
    assert.throws(() => getMetric(catalogue, 'K11'), {
      code: 'CATALOGUE_UNKNOWN_METRIC',
      status: 404,
      message: 'No metric has the code or title “K11”. Did you mean K01 (Escapes), K10 (Crowding)?',
    });
    assert.equal(nearestMetrics(catalogue, 'crowdng', 1)[0], crowding);
  });

  test('names none where nothing is like it', () => {
    assert.throws(
      () => getMetric(catalogue, 'zzzzzzzzzzzz'),
      /Nothing in the catalogue is like it/,
    );
  });

  test('says so when the catalogue is empty', () => {
    const empty = emptyCatalogue;
    assert.throws(() => getMetric(empty, 'K01'), /holds no metrics/);
  });
});
