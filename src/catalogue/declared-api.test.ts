import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';

describe('what metrics are made from, over the API', () => {
  let database: Database;
  let hub: Hub;
  let server: FastifyInstance;

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    hub = openEmptyHub(database);
    server = testServer(hub);
  });
  after(async () => {
    await server?.close();
    await database?.close();
  });

  test('tallies are all there, or those over one record type', async () => {
    const { body } = await ask(server, '/api/tallies');
    assert.equal(body.length, hub.catalogue.tallies.length);
    const { body: some } = await ask(server, '/api/tallies?record=court-report');
    assert.ok(some.length > 0 && some.length < body.length);
    assert.ok(some.every(({ record }: { record: string }) => record === 'court-report'));
  });

  test('a tally has its rule in words, and the metrics that are made from it', async () => {
    const { body } = await ask(server, '/api/tallies/court-reports-due');
    assert.deepEqual(body.metrics, ['P02']);
    const [month] = body.explanation.filter(({ term }: { term: string }) => term === 'Month');
    assert.match(month.text, /^Each counts in the month of the day in “/);
  });

  test('breakdowns have their groups', async () => {
    const { body } = await ask(server, '/api/breakdowns');
    assert.deepEqual(
      body.map(({ code }: { code: string }) => code),
      ['sex', 'age-band', 'ethnicity', 'segment'],
    );
    assert.equal(body[2].reference, 'white');
  });

  test('what is not there is refused with the nearest', async () => {
    for (const [path, code] of [
      ['/api/tallies/court-reports-du', 'CATALOGUE_UNKNOWN_TALLY'],
      ['/api/tallies?record=court', 'CATALOGUE_UNKNOWN_RECORD_TYPE'],
    ] as const) {
      const { status, body } = await ask(server, path);
      assert.deepEqual([status, body.error.code], [404, code]);
      assert.match(body.error.message, /Did you mean/);
    }
  });
});
