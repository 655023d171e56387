import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { yearPeriod } from '../calendar/index.ts';
import { withSimulated } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { listPerformance } from './actions.ts';

describe('the level of a simulated twin', () => {
  let hub: Hub;
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    hub = await openSampleHub(await embedded.open());
    hub.estate = withSimulated(hub.estate);
  });
  after(() => hub?.database.close());

  const levelsOf = async (provider: string) =>
    new Map(
      (await listPerformance(hub, { provider, period: yearPeriod(2007) })).map((row) => [
        row.metric,
        row.level,
      ]),
    );

  test('is that of its original', async () => {
    const [real, twin] = [
      await levelsOf('staffordshire'),
      await levelsOf('simulated-staffordshire'),
    ];
    assert.ok(real.size >= 24);
    assert.equal(real.get('P04'), 70);
    for (const [metric, level] of real) assert.equal(twin.get(metric), level, metric);
  });

  test('is that of the nation where the original has none, unless it is a sum', async () => {
    const nation = await levelsOf('National');
    const twin = await levelsOf('simulated-bristol');
    const real = await levelsOf('bristol');
    const { metrics } = hub.catalogue;
    let taken = 0;
    for (const [metric, level] of nation) {
      const { additive = true } = metrics.find(({ code }) => code === metric) ?? {};
      if (level === null || !twin.has(metric)) continue;
      assert.equal(real.get(metric) ?? null, null, metric);
      if (additive) assert.equal(twin.get(metric) ?? null, null, metric);
      else {
        assert.equal(twin.get(metric), level, metric);
        taken += 1;
      }
    }
    assert.ok(taken > 0);
  });

  test('leaves the outturns of its original where they are', async () => {
    const rows = await listPerformance(hub, {
      provider: 'simulated-stafford',
      period: yearPeriod(2007),
    });
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ outturn, mentions }) => outturn === null && mentions.length === 0));
  });
});
