import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import type { Database } from '../database/index.ts';
import { importProposal, readProposal } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { listPerformance, listPositionChange, type PerformanceRow } from './index.ts';

const year = parsePeriod('2007-08');

for (const { name, skip, open } of testDatabases()) {
  describe(`performance on ${name}`, { skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await open();
      hub = await openSampleHub(database);
    });
    after(() => database.close());

    const rowOf = async (provider: string, metric: string): Promise<PerformanceRow> => {
      const [row] = await listPerformance(hub, { provider, metrics: [metric], period: year });
      assert.ok(row);
      return row;
    };

    test('an area has the 24 probation metrics, a prison the 25 prison ones', async () => {
      const codes = async (provider: string) =>
        (await listPerformance(hub, { provider, period: year })).map(({ metric }) => metric);
      const probation = await codes('Staffordshire');
      assert.deepEqual([probation.length, probation[0], probation[23]], [24, 'P01', 'P24']);
      const prison = await codes('Stoke Heath');
      assert.deepEqual([prison.length, prison[0], prison[24]], [25, 'K01', 'K25']);
    });

    test('a figure comes with its text as printed and the place it came from', async () => {
      const row = await rowOf('Staffordshire', 'P10');
      assert.deepEqual(
        [row.outturn, row.outturnText, row.level, row.levelText, row.variance, row.status],
        [15.3, '15.3%', 8, '8.0%', -7.3, 'missed'],
      );
      assert.equal(row.outturnSource?.file, 'data/west-midlands-2007-08/probation-areas.csv');
      assert.deepEqual([row.outturnSource?.row, row.outturnSource?.column], [2, 'M']);
    });

    test('the kinds of nothing stay apart', async () => {
      const noTarget = await rowOf('Staffordshire', 'P16');
      assert.deepEqual(
        [noTarget.outturn, noTarget.level, noTarget.status, noTarget.nothing],
        [100, null, 'no level', 'no target set'],
      );
      const neverAsked = await rowOf('Stafford', 'K04');
      assert.deepEqual([neverAsked.status, neverAsked.nothing], ['no outturn', 'not applicable']);
      const notOpen = await rowOf('Hewell', 'K05');
      assert.deepEqual([notOpen.status, notOpen.nothing], ['no outturn', 'not open']);
    });

    test('the region adds up counts and says why it gives no average of percentages', async () => {
      const rows = await listPerformance(hub, {
        region: 'West Midlands',
        metrics: ['P14', 'P01'],
        period: year,
      });
      const region = (metric: string) =>
        rows.find((row) => row.providerKind === 'region' && row.metric === metric);
      // Appendix B: 345 + 109 + 265 + 982 started, against 291 + 119 + 290 + 840.
      assert.equal(region('P14')?.outturn, 1701);
      assert.equal(region('P14')?.level, 1540);
      assert.equal(region('P14')?.status, 'met');
      assert.equal(region('P01')?.outturn, null);
      assert.match(region('P01')?.explanation ?? '', /never an average/);
    });

    test('West Midlands is both an area and a region', async () => {
      const rows = await listPerformance(hub, { region: 'West Midlands', period: year });
      const named = rows.filter(({ provider }) => provider === 'West Midlands');
      assert.deepEqual(
        [...new Set(named.map(({ providerKind }) => providerKind))],
        ['area', 'region'],
      );
      const providers = new Set(
        rows
          .filter(({ providerKind }) => ['area', 'establishment'].includes(providerKind))
          .map(({ providerId }) => providerId),
      );
      assert.equal(providers.size, 16);
    });

    test('a name that an area and a region share means the one of whom the metric is asked', async () => {
      assert.equal((await rowOf('West Midlands', 'P09')).providerKind, 'area');
      const treated = await rowOf('West Midlands', 'D01');
      assert.deepEqual(
        [treated.providerKind, treated.outturn, treated.level],
        ['region', 6875, 5046],
      );
    });

    test('the nation shows the national targets', async () => {
      const row = await rowOf('National', 'P09');
      assert.deepEqual([row.level, row.levelText, row.status], [46_300, '46,300', 'no outturn']);
    });

    test('a rank is within the comparator group', async () => {
      const row = await rowOf('West Mercia', 'P04');
      // Appendix B: 63%, 72%, 76%, 69% of orders and licences ended successfully.
      assert.deepEqual([row.rank, row.rankOf], [1, 4]);
    });

    test('positions changed by -2 places net, and by +113 with the reporting group', async () => {
      const change = await listPositionChange(hub, {
        region: 'West Midlands',
        from: parsePeriod('2006-07 Q4'),
        to: parsePeriod('2007-08 Q4'),
      });
      assert.equal(change.rows.length, 11);
      assert.equal(change.netExcludingGroups, -2);
      assert.equal(change.netIncludingGroups, 113);
      const blakenhurst = change.rows.find(({ provider }) => provider === 'Blakenhurst');
      assert.deepEqual([blakenhurst?.from, blakenhurst?.to, blakenhurst?.change], [29, 87, -58]);
    });

    test('change on the previous period follows the polarity', async () => {
      const [row] = await listPerformance(hub, {
        provider: 'Birmingham',
        metrics: ['W01'],
        period: parsePeriod('2007-08 Q4'),
      });
      // Positions 122 in the third quarter and 111 in the fourth.
      assert.deepEqual([row?.previousPeriod, row?.previous, row?.change], ['2007-08 Q3', 122, 11]);
    });

    test('an unknown provider is refused with the nearest names', async () => {
      await assert.rejects(listPerformance(hub, { provider: 'Staford', period: year }), {
        code: 'ESTATE_UNKNOWN',
        message: /Stafford/,
      });
    });

    test('a corrected figure shows at once', async () => {
      const csv = 'provider,metric,period,kind,value\nStafford,K05,2007-08,actual,4.3%\n';
      const proposal = await readProposal({ name: 'correction.csv', bytes: Buffer.from(csv) }, hub);
      await importProposal(hub, proposal, 'test');
      const row = await rowOf('Stafford', 'K05');
      assert.deepEqual([row.outturn, row.outturnSource?.file], [4.3, 'correction.csv']);
    });
  });
}
