import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Catalogue, getMetric, loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { loadEstate } from '../estate/index.ts';
import { LookUp } from './look-up.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const known = { estate: loadEstate(packageRoot), catalogue };

describe('looking up what a file names', () => {
  const lookUp = new LookUp(known);
  const idOf = (name: string, code: string) => lookUp.subject(name, getMetric(catalogue, code))?.id;

  test('finds a metric by code or title, and a period however it is written', () => {
    assert.equal(lookUp.metric('p01')?.code, 'P01');
    assert.equal(lookUp.metric(getMetric(catalogue, 'P01').title)?.code, 'P01');
    assert.deepEqual(lookUp.period('2007/08'), lookUp.period('2007-08'));
    assert.equal(lookUp.period('lately'), undefined);
  });

  test('takes a name that several have for the one of whom the metric is asked', () => {
    assert.equal(idOf('West Midlands', 'P01'), 'west-midlands-area');
    assert.equal(idOf('West Midlands', 'L02'), 'west-midlands');
    assert.equal(idOf('Staffordshire', 'P01'), 'staffordshire');
    assert.equal(idOf('Stafford', 'K01'), 'stafford');
  });

  test('finds the subject all the same when the metric is not asked of it', () => {
    assert.equal(idOf('Stafford', 'P01'), 'stafford');
    assert.equal(lookUp.subject('HMP Stafford', undefined)?.id, 'stafford');
    assert.equal(idOf('Camelot', 'P01'), undefined);
  });

  test('suggests the nearest names', () => {
    assert.ok(lookUp.nearestProviders('Stafordshire').includes('Staffordshire'));
    const near = lookUp.nearestMetrics('P011');
    assert.ok(
      near.some((one) => one.startsWith('P01 (')),
      near.join(),
    );
  });

  test('looks a text up once', () => {
    let asked = 0;
    const counting: Catalogue = {
      ...catalogue,
      get metrics() {
        asked += 1;
        return catalogue.metrics;
      },
    };
    const fresh = new LookUp({ ...known, catalogue: counting });
    fresh.nearestMetrics('nearly P01');
    const once = asked;
    assert.ok(once > 0);
    fresh.nearestMetrics('nearly P01');
    assert.equal(asked, once);
  });

  test('compares at most a hundred unknown texts, and of a long one only its beginning', () => {
    const fresh = new LookUp(known);
    assert.ok(fresh.nearestProviders('Stafford '.repeat(1_000_000)).length > 0);
    for (let index = 0; index < 99; index += 1) {
      assert.ok(fresh.nearestProviders(`Nowhere ${index}`).length > 0);
    }
    assert.deepEqual(fresh.nearestProviders('Nowhere 100'), []);
    assert.ok(fresh.nearestProviders('Nowhere 5').length > 0);
  });
});
