import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../src/database/index.ts';
import { type Answer, visit } from '../src/deliver/pages/page-text.fixture.ts';
import { ratePages } from '../src/rate/pages.ts';
import { sampleServer } from './browser/sample/server.ts';
import { testDatabases } from './databases.ts';
import { openSampleHub } from './hubs.ts';

/** The pages of ratings over everything that ships, served while the tests of a file run. */
export function openedRatings() {
  let database: Database;
  let server: FastifyInstance;
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    const hub = await openSampleHub(database);
    server = sampleServer(ratePages(), { hub, revision: () => database.revision() });
  });
  after(async () => {
    await server.close();
    await database.close();
  });
  return {
    /** The page at an address, which must answer with that status. */
    open: async (url: string, status = 200): Promise<Answer> => {
      const answer = await visit(server, url);
      assert.equal(answer.status, status, `${url}: ${answer.text.slice(0, 300)}`);
      return answer;
    },
    server: () => server,
    database: () => database,
  };
}
