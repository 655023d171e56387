import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';

describe('metrics over the API', () => {
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

  test('are all there, whole, in the order of the catalogue', async () => {
    const { status, body } = await ask(server, '/api/metrics');
    assert.equal(status, 200);
    // How a metric is made from tallies is no part of the list.
    const shown = hub.catalogue.metrics.map((metric) => ({
      ...metric,
      formula: undefined,
      examples: undefined,
    }));
    assert.deepEqual(body, JSON.parse(JSON.stringify(shown)));
  });

  test('can be only those that are judged against levels', async () => {
    const { body } = await ask(server, '/api/metrics?use=delivery');
    const codes = body.map(({ code }: { code: string }) => code);
    assert.ok(codes.includes('P09') && !codes.includes('W01'));
  });

  test('are explained, with the names of those they are asked of', async () => {
    const { body } = await ask(server, '/api/metrics/p09');
    assert.equal(body.code, 'P09');
    assert.equal(body.additive, true);
    const better = body.explanation.find(({ term }: { term: string }) => /better/.test(term));
    assert.match(better.text, /Higher is better/);
  });

  test('are refused with the nearest where there is none', async () => {
    const { status, body } = await ask(server, '/api/metrics/P77');
    assert.deepEqual([status, body.error.code], [404, 'CATALOGUE_UNKNOWN_METRIC']);
    assert.match(body.error.message, /Did you mean P/);
    assert.equal((await ask(server, '/api/metrics?use=all')).status, 400);
  });
});
