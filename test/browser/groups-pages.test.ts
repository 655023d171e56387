import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import type { Hub } from '../../src/hub.ts';
import { groupsPage } from '../../src/measure/pages/groups.ts';
import { openGroupsHub } from '../../src/measure/sample-groups.fixture.ts';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  openBrowser,
  screenshot,
  sidewaysScroll,
} from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { openEmptyHub } from '../hubs.ts';
import { sampleServer } from './sample/server.ts';

const widths = { desktop: { width: 1280, height: 900 }, narrow: { width: 320, height: 640 } };

const addresses: Record<string, string> = {
  groups: '/groups?provider=stafford&metric=K05&period=2007-08&by=ethnicity',
  'groups-suppressed':
    '/groups?provider=stafford&metric=K05&period=2007-08&by=ethnicity&small=suppressed',
  'groups-events': '/groups?provider=stafford&metric=K07&period=2007-08+Q1&by=ethnicity',
  'groups-nothing': '/groups?provider=west-midlands&metric=K05&period=2007-08&by=sex',
  'groups-form': '/groups',
  'groups-refused': '/groups?metric=K05&provider=stafford',
};

describe('the page of groups in a browser', browserAvailable(), () => {
  let browser: Browser;
  let hub: Hub;
  let server: FastifyInstance;
  let origin = '';

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    hub = await openGroupsHub(openEmptyHub(await embedded.open()));
    server = sampleServer([groupsPage()], { hub });
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await hub.database.close();
  });

  for (const [name, path] of Object.entries(addresses)) {
    for (const [size, viewport] of Object.entries(widths)) {
      test(`${name}, ${size}: axe finds nothing, nobody complains, nothing scrolls sideways`, async () => {
        const page = await browser.newPage({ viewport });
        try {
          const complaints = collectComplaints(page);
          const answer = await page.goto(origin + path);
          assert.deepEqual(await axeViolations(page), []);
          assert.equal(await sidewaysScroll(page), 0);
          // A browser notes every answer that is a refusal.
          if (answer?.ok()) assert.deepEqual(complaints, []);
          await screenshot(page, `${name}-${size}`);
        } finally {
          await page.close();
        }
      });
    }
  }

  test('the form leads to the figure without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(`${origin}/groups`);
      await page.getByLabel('Metric').selectOption('K05');
      await page.getByLabel('By', { exact: true }).selectOption('Ethnicity');
      await page.getByLabel('Provider').fill('Stafford');
      await page.getByLabel('Period').fill('2007-08');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByRole('heading', { level: 1, name: /by ethnicity/ }).waitFor();
      assert.equal(await page.getByRole('img', { name: /each group against White/ }).count(), 1);
    } finally {
      await context.close();
    }
  });
});
