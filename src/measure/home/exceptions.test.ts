import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openSampleHub } from '../../../test/hubs.ts';
import { hubOf, publicCaller } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { sampleRow } from '../pages/sample-row.fixture.ts';
import { exceptionsOf, readExceptions } from './exceptions.ts';
import { holder } from './home.fixture.ts';

describe('exceptions', () => {
  const [embedded] = testDatabases();
  let database: Database;
  let hub: Hub;
  before(async () => {
    assert.ok(embedded);
    database = await embedded.open();
    hub = await openSampleHub(database);
  });
  after(() => database.close());

  test('are what one provider missed in its latest judged period, the furthest first', async () => {
    const manager = holder('Mona', [], ['staffordshire']);
    const found = await readExceptions(hubOf(hub, manager));
    // Appendix B of 2007-08: Staffordshire was judged on 23 metrics (16 met) and missed these seven.
    assert.deepEqual([found?.period, found?.judged, found?.missed], ['2007-08', 23, 7]);
    assert.deepEqual(found?.rows.map(({ metric }) => metric).sort(), [
      'P04',
      'P05',
      'P06',
      'P10',
      'P12',
      'P22',
      'P23',
    ]);
    // P10: 15.3% stood down against 8.0%, which is 91% of the level worse; no other is as far.
    assert.equal(found?.rows[0]?.metric, 'P10');
    assert.deepEqual(
      [...new Set(found?.rows.map(({ providerId }) => providerId))],
      ['staffordshire'],
    );
  });

  test('of a region count what each of its providers missed', async () => {
    const regional = holder(
      'Rae',
      [],
      ['dovegate', 'staffordshire', 'warwickshire', 'west-mercia'],
    );
    const found = await readExceptions(hubOf(hub, regional));
    assert.equal(found?.providers, 4);
    const own = found?.byProvider.find(({ providerId }) => providerId === 'staffordshire');
    assert.deepEqual([own?.missed, own?.judged, own?.furthest.metric], [7, 23, 'P10']);
    assert.equal(await readExceptions(hubOf(hub, publicCaller)), undefined);
  });

  test('put what has no share of its level last', () => {
    const row = (metric: string, variancePercent: number | null) =>
      sampleRow({ metric, variancePercent, status: 'missed' });
    const { rows, byProvider } = exceptionsOf(
      [row('A', null), row('B', -5), row('C', -20), sampleRow({ metric: 'D', status: 'met' })],
      '2007-08',
    );
    assert.deepEqual(
      rows.map(({ metric }) => metric),
      ['C', 'B', 'A'],
    );
    assert.deepEqual(
      byProvider.map(({ missed, judged }) => [missed, judged]),
      [[3, 4]],
    );
  });
});
