import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { listPerformance } from './actions.ts';
import { doorRow } from './door-row.ts';

for (const { name, open, skip } of testDatabases()) {
  describe(`performance over the API on ${name}`, { skip }, () => {
    let database: Database;
    let hub: Hub;
    let server: FastifyInstance;

    before(async () => {
      database = await open();
      hub = await openSampleHub(database);
      server = testServer(hub);
    });
    after(async () => {
      await server?.close();
      await database?.close();
    });

    const performance = (query: string) => ask(server, `/api/performance?${query}`);

    test('sets an outturn against its level: unpaid work in Staffordshire', async () => {
      const { status, body } = await performance('provider=Staffordshire&metric=P09');
      assert.equal(status, 200);
      assert.equal(body.length, 1);
      const { variancePercent, ...row } = body[0];
      // Appendix B: 1028 against 861; 167 / 861 = 19.396 %
      assert.equal(variancePercent.toFixed(3), '19.396');
      assert.deepEqual(
        [row.outturn, row.outturnText, row.level, row.variance, row.status],
        [1028, '1028', 861, 167, 'met'],
      );
      assert.deepEqual([row.provider, row.providerKind], ['Staffordshire', 'area']);
      assert.deepEqual([row.period, row.unit, row.nothing], ['2007-08', 'count', null]);
    });

    test('counts against the level where lower is better', async () => {
      // Appendix B: sickness 15.3 days against 8.0; Appendix C: sick leave 5.4 against 4.0
      const [sickness] = (await performance('provider=Staffordshire&metric=P10')).body;
      assert.deepEqual([sickness.variance, sickness.status], [-7.3, 'missed']);
      const [positive] = (await performance('provider=Swinfen+Hall&metric=K05')).body;
      assert.deepEqual([positive.outturn, positive.level], [5.4, 4]);
      assert.deepEqual([positive.variance, positive.status], [-1.4, 'missed']);
    });

    test('finds a miss by one point: 89 against 90 in Warwickshire', async () => {
      const [row] = (await performance('provider=Warwickshire&metric=P02')).body;
      assert.deepEqual([row.outturn, row.level], [89, 90]);
      assert.deepEqual([row.variance, row.status], [-1, 'missed']);
    });

    test('adds up counts for the region and says why percentages are not given', async () => {
      const query = 'provider=West+Midlands&kind=region&metric=P14,P01';
      const { body } = await performance(query);
      const [count, percentage] = body;
      assert.equal(count.outturn, 345 + 109 + 265 + 982);
      assert.equal(count.level, 291 + 119 + 290 + 840);
      assert.equal(count.status, 'met');
      assert.deepEqual([percentage.outturn, percentage.status], [null, 'no outturn']);
      assert.match(percentage.explanation, /never an average/);
    });

    test('keeps the area and the region of one name apart', async () => {
      const [area] = (await performance('provider=West+Midlands&kind=area&metric=P14')).body;
      assert.deepEqual([area.providerKind, area.outturn], ['area', 982]);
    });

    test('takes metrics repeated or with commas between them', async () => {
      const codes = async (query: string) =>
        (await performance(`provider=Staffordshire&${query}`)).body.map(
          ({ metric }: { metric: string }) => metric,
        );
      assert.deepEqual(await codes('metric=P01&metric=P09'), ['P01', 'P09']);
      assert.deepEqual(await codes('metric=P01,%20P09,P01'), ['P01', 'P09']);
    });

    test('answers exactly the rows of the command line, for everybody', async () => {
      const { body } = await performance('region=West+Midlands');
      const period = parsePeriod('2007-08');
      const rows = await listPerformance(hub, { region: 'West Midlands', period });
      assert.deepEqual(body, JSON.parse(JSON.stringify(rows.map(doorRow))));
      assert.ok(body.length > 300);
    });

    test('gives figures that describe when asked for them', async () => {
      const { body } = await performance('provider=Stafford&period=2007-08+Q4&use=context');
      // Weighted Scorecard, quarter 4 of 2007-08
      const position = body.find(({ metric }: { metric: string }) => metric === 'W01');
      assert.equal(position.status, 'no level');
      assert.equal(position.unit, 'position');
    });

    test('gives rows as CSV to save, with the fields of the JSON as headings', async () => {
      const url = '/api/performance?provider=Staffordshire&metric=P09&format=csv';
      const { body, headers } = await server.inject(url);
      assert.equal(headers['content-type'], 'text/csv; charset=utf-8');
      assert.match(String(headers['content-disposition']), /filename="performance-2007-08.csv"/);
      const [headings = '', row = ''] = body.split('\r\n');
      assert.match(headings, /^provider,providerKind,metric,title,period,unit,outturn,/);
      assert.match(row, /^Staffordshire,area,P09,.*,1028,1028,published,,,861,861,167,19\.39/);
    });

    test('gives the change of scorecard position with and without groups', async () => {
      const { status, body } = await ask(server, '/api/positions');
      assert.equal(status, 200);
      const change = (provider: string) =>
        body.rows.find((row: { provider: string }) => row.provider === provider)?.change;
      // The report's table: Birmingham 93 to 111, Blakenhurst 29 to 87
      assert.equal(change('Birmingham'), -18);
      assert.equal(change('Blakenhurst'), -58);
      // The report: a net fall of two places, or with the newly grouped pair a rise of 113
      assert.deepEqual([body.netExcludingGroups, body.netIncludingGroups], [-2, 113]);
      const csv = await server.inject('/api/positions?format=csv');
      assert.match(csv.body, /^provider,providerId,from,to,change,group\r\n/);
    });

    test('refuses what it cannot answer, by name', async () => {
      const unknown = await performance('provider=Staffordshir');
      assert.deepEqual([unknown.status, unknown.body.error.code], [404, 'ESTATE_UNKNOWN']);
      assert.match(unknown.body.error.message, /Nearest names: Staffordshire/);
      const metric = await performance('metric=X1');
      assert.deepEqual([metric.status, metric.body.error.code], [404, 'CATALOGUE_UNKNOWN_METRIC']);
      const period = await performance('period=2007');
      assert.deepEqual([period.status, period.body.error.code], [400, 'API_REQUEST_INVALID']);
      assert.match(period.body.error.message, /'2007-08' for April 2007 to March 2008/);
      assert.equal(period.body.error.problems[0].place.path, 'period');
    });
  });
}
