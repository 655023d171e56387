import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Database } from '../../src/database/index.ts';
import { syncRecordTables } from '../../src/deliver/index.ts';
import { testServer } from '../api.ts';
import { testDatabases } from '../databases.ts';
import { openSampleHub } from '../hubs.ts';

/** Serves the sample while the tests of a suite run. What it gives sends a request there, and finds it answered or refused, never failed. */
export function sampleServed(): (sent: InjectOptions) => Promise<{ status: number; body: string }> {
  const engine = testDatabases().find(({ name }) => name === 'PGlite');
  let database: Database;
  let server: FastifyInstance;
  before(async () => {
    assert.ok(engine);
    database = await engine.open();
    const hub = await openSampleHub(database);
    await database.transaction((session) => syncRecordTables(session, hub.catalogue));
    server = testServer(hub);
  });
  after(() => database.close());
  return async (sent) => {
    const { statusCode: status, body } = await server.inject(sent);
    assert.ok(status < 500, `${sent.method} ${sent.url} ${status} ${sent.payload ?? ''}`);
    return { status, body };
  };
}
