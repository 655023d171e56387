import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Database } from '../../src/database/index.ts';
import type { Hub } from '../../src/hub.ts';
import type { Page } from '../../src/web/index.ts';
import { type Look, openBrowser, visitPage } from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { sampleServer } from './sample/server.ts';

/** Looks at an address of the pages in a browser. */
export type Visit = (path: string, options: BrowserContextOptions, look: Look) => Promise<void>;

/** Serves pages over an embedded database of their own, and opens a browser, while the tests of a suite run. */
export function openedPages(
  pages: readonly Page[],
  hubOver: (database: Database) => Promise<Hub>,
): Visit {
  let browser: Browser;
  let database: Database;
  let server: FastifyInstance;
  let origin = '';
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    const hub = await hubOver(database);
    server = sampleServer(pages, { hub, revision: () => database.revision() });
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await database.close();
  });
  return (path, options, look) => visitPage(browser, { url: origin + path, options, look });
}
