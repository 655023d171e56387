import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import { getMetric } from '../../catalogue/index.ts';
import { getSubject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { openMonthsHub } from '../../measure/sample-months.fixture.ts';
import { controlChart } from './control-chart.ts';
import { chartsOfMetrics, chartsOfProviders } from './control-charts.ts';

const [embedded] = testDatabases();
const span = parsePeriod('Apr 2013 to Sep 2014');

describe('many control charts', () => {
  let hub: Hub;
  before(async () => {
    assert.ok(embedded);
    hub = await openMonthsHub(openEmptyHub(await embedded.open()));
  });
  after(() => hub.database.close());

  test('of one metric name apart who has no figure of it', async () => {
    const metric = getMetric(hub.catalogue, 'CU003');
    const region = getSubject(hub.estate, 'west-midlands', { kind: 'region' });
    const { charts, without } = await chartsOfProviders(hub, { metric, region, span });
    const names = charts.map(({ subject }) => subject.name);
    assert.ok(names.includes('Birmingham') && names.includes('Dovegate'));
    assert.ok(without.some(({ name }) => name === 'Featherstone'));
    assert.ok(without.every(({ name }) => !names.includes(name)));
    // Absconds are asked of prisons alone.
    assert.ok(!without.some(({ name }) => name === 'Staffordshire'));
  });

  test('of one provider begin with what stands out in the last month', async () => {
    const subject = getSubject(hub.estate, 'birmingham');
    const { charts } = await chartsOfMetrics(hub, { subject, span });
    // 12 of 20 drug tests in September 2014, where 3 were usual.
    assert.equal(charts[0]?.metric.code, 'CU016');
    const last = charts.map(({ chart }) => chart?.points.findLast(({ value }) => value !== null));
    const flagged = last.map((point) => (point?.flags.length ?? 0) > 0);
    assert.deepEqual(
      flagged,
      flagged.toSorted((one, other) => Number(other) - Number(one)),
    );
  });

  test('are the same as one by one', async () => {
    const subject = getSubject(hub.estate, 'birmingham');
    const { charts } = await chartsOfMetrics(hub, { subject, span });
    assert.ok(charts.length > 1);
    for (const one of charts) {
      const { code } = one.metric;
      assert.deepEqual(
        one,
        await controlChart(hub, { provider: 'birmingham', metric: code, span }),
      );
    }
  });
});
