import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import { openDrugTestHub } from './sample-drug-tests.fixture.ts';

const [embedded] = testDatabases();
assert.ok(embedded);

describe('the trace over the API', () => {
  let database: Database;
  let server: FastifyInstance;
  before(async () => {
    database = await embedded.open();
    server = testServer(await openDrugTestHub(openEmptyHub(database)));
  });
  after(async () => {
    await server.close();
    await database.close();
  });

  const stafford = '/api/measure/trace?provider=Stafford&metric=K05&period=2007-08';

  test('gives the figure with its numbers, tallies and records', async () => {
    const { status, body } = await ask(server, `${stafford}&limit=3&offset=16`);
    assert.equal(status, 200);
    assert.deepEqual(
      [body.outturn, body.outturnText, body.working, body.asAt],
      [15, '15.0%', '18 ÷ 120 × 100', null],
    );
    assert.deepEqual(body.tallies[0].months, [
      { month: 'Apr 2007', records: 9, amount: 9 },
      { month: 'May 2007', records: 9, amount: 9 },
    ]);
    assert.deepEqual(
      [body.records.counts, body.records.amount, body.records.rows.length],
      [{ counted: 18, 'not counted': 102, 'left out': 5 }, '18', 2],
    );
    const [row] = body.records.rows;
    assert.deepEqual([row.adds, row.reason, row.fields.result], ['1', null, 'positive']);
  });

  test('agrees with performance', async () => {
    const about = 'provider=Stafford&metric=K05&period=2007-08';
    const [row] = (await ask(server, `/api/performance?${about}`)).body;
    assert.deepEqual([row.basis, row.numerator, row.denominator], ['counted', 18, 120]);
  });

  test('gives the records as CSV, with why they do not count', async () => {
    const { body } = await server.inject(`${stafford}&fate=not+counted&format=csv`);
    assert.match(body, /^provider,providerId,record,fate,adds,reason,.*,tested_on,/);
    assert.match(body, /T-0019,not counted,,"result is negative, not positive",/);
  });

  test('refuses what it cannot answer', async () => {
    const refused = async (query: string) => {
      const { status, body } = await ask(server, query);
      return [status, body.error.code];
    };
    const asked = '/api/measure/trace';
    assert.deepEqual(await refused(`${asked}?provider=Stafford`), [400, 'API_REQUEST_INVALID']);
    assert.deepEqual(await refused(`${stafford}&limit=2000`), [400, 'API_REQUEST_INVALID']);
    assert.deepEqual(await refused(`${stafford}&asAt=soon`), [400, 'MEASURE_INSTANT_UNREADABLE']);
    assert.deepEqual(await refused(`${stafford}&asAt=2008-04-15`), [404, 'MEASURE_NOT_COUNTED']);
    assert.deepEqual(await refused(`${stafford}&tally=x`), [404, 'CATALOGUE_UNKNOWN_TALLY']);
    const printed = `${asked}?provider=Stafford&metric=W01&period=2007-08`;
    assert.deepEqual(await refused(printed), [404, 'MEASURE_NOT_COUNTED']);
    const running = `${asked}?provider=Stafford&metric=K05&period=2026-27`;
    assert.deepEqual(await refused(running), [404, 'MEASURE_PERIOD_RUNS']);
  });
});
