import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { testServer } from '../../test/api.ts';
import {
  axeViolations,
  browserAvailable,
  openBrowser,
  sidewaysScroll,
} from '../../test/browser.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { apiRoutes } from '../app.ts';
import type { Database } from '../database/index.ts';

describe('the page about the API', () => {
  let database: Database;
  let server: FastifyInstance;

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    server = testServer(await openSampleHub(database));
  });
  after(async () => {
    await server?.close();
    await database?.close();
  });

  test('lists every route', async () => {
    const { body } = await server.inject('/api');
    for (const { method, path } of apiRoutes) {
      assert.ok(body.includes(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`), path);
    }
  });

  test('gives examples that work', async () => {
    const { body } = await server.inject('/api');
    const samples = [...body.matchAll(/href="(\/api\/[^"#]+)"/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&'),
    );
    assert.equal(samples.length, apiRoutes.length);
    for (const url of samples) {
      const answer = await server.inject(url);
      assert.equal(answer.statusCode, 200, `${url}: ${answer.body.slice(0, 200)}`);
      assert.notDeepEqual(answer.json(), [], url);
    }
  });

  describe('in a browser', browserAvailable(), () => {
    let browser: Browser;

    before(async () => {
      browser = await openBrowser();
    });
    after(() => browser?.close());

    test('is free of what axe finds, wide and narrow, folded and unfolded', async () => {
      const address = await server.listen({ port: 0, host: '127.0.0.1' });
      for (const width of [1280, 320]) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        await page.goto(`${address}/api`);
        assert.deepEqual(await axeViolations(page), []);
        await page.evaluate(
          'document.querySelectorAll("details").forEach((one) => { one.open = true; })',
        );
        assert.deepEqual(await axeViolations(page), []);
        assert.equal(await sidewaysScroll(page), 0);
        await page.close();
      }
    });
  });
});
