import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { auditPages } from '../../src/access/audit-pages.ts';
import { openDesk as openPeopleDesk } from '../../src/access/pages/people/desk.fixture.ts';
import type { Database } from '../../src/database/index.ts';
import {
  axeViolations,
  browserAvailable,
  openBrowser,
  screenshot,
  sidewaysScroll,
} from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { openEmptyHub } from '../hubs.ts';
import { type Desk, goodPassword, openDesk } from '../sign-in-desk.ts';
import { sampleServer } from './sample/server.ts';

const sizes = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
];
const email = 'maximiliana.featherstonehaugh-cholmondeley@a-rather-long-name.example';

describe('the pages of signing in and of the audit trail in a browser', browserAvailable(), () => {
  let browser: Browser;
  let database: Database;
  let desk: Desk;
  let trail: FastifyInstance;
  let trailOrigin = '';
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    desk = await openDesk(database);
    await desk.addPerson(email, { role: 'provider-manager', subject: 'stafford' });
    const people = openPeopleDesk(openEmptyHub(database));
    const { hub } = await people.add('Ada Auditor', ['auditor', 'national']);
    const originOf = () => Promise.reject(new Error('No figure is asked for here.'));
    trail = sampleServer(auditPages({ originOf }), { hub });
    trailOrigin = await trail.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await trail.close();
    await desk.close();
    await database.close();
  });

  async function signedIn(): Promise<BrowserContext> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${desk.origin}/sign-in?next=/account`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/account');
    await page.close();
    return context;
  }

  async function lookAt(page: Page, address: string, name: string): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.goto(address);
      assert.deepEqual(await axeViolations(page), [], name);
      assert.equal(await page.locator('h1').count(), 1, name);
      assert.equal(await sidewaysScroll(page), 0, `${name} at ${size.width} pixels`);
      await screenshot(page, `access-${name.replaceAll('/', '-')}-${size.width}`);
    }
  }

  for (const path of ['/sign-in', '/sign-in/code', '/sign-out']) {
    test(`${path} is free of what axe finds, wide and narrow`, async () => {
      const page = await browser.newPage();
      await lookAt(page, desk.origin + path, path);
      await page.close();
    });
  }

  test('a refused sign-in leads to the field and is free of what axe finds', async () => {
    const page = await browser.newPage();
    await page.goto(`${desk.origin}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('link', { name: 'Enter your e-mail address' }).click();
    assert.equal(await page.evaluate('document.activeElement.id'), 'email');
    await page.close();
  });

  test('what somebody who signed in has of their own is free of it too', async () => {
    const context = await signedIn();
    const page = await context.newPage();
    const paths = ['/account', '/account/password', '/account/app', '/sign-in/confirm'];
    for (const path of [...paths, '/sign-out']) await lookAt(page, desk.origin + path, path);
    await context.close();
  });

  test('an account says over which part of the estate each role is held', async () => {
    const context = await signedIn();
    const page = await context.newPage();
    await page.goto(`${desk.origin}/account`);
    assert.ok(await page.getByText('Provider manager over Stafford').isVisible());
    await context.close();
  });

  for (const path of ['/audit', '/audit/1', '/audit/figure', '/audit?from=never']) {
    test(`${path} is free of it as well`, async () => {
      const page = await browser.newPage();
      await lookAt(page, trailOrigin + path, path);
      await page.close();
    });
  }

  test('the audit trail calls a person by name', async () => {
    const page = await browser.newPage();
    await page.goto(`${trailOrigin}/audit?action=person+added`);
    assert.ok(await page.getByRole('link', { name: 'person Ada Auditor' }).isVisible());
    await page.goto(`${trailOrigin}/audit/1`);
    assert.ok(await page.getByText('person Person maximiliana', { exact: false }).isVisible());
    await page.close();
  });
});
