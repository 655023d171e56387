import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { openDesk } from '../../src/access/pages/people/desk.fixture.ts';
import { peoplePages } from '../../src/access/people-pages.ts';
import { createToken } from '../../src/access/token/index.ts';
import type { Database } from '../../src/database/index.ts';
import {
  axeViolations,
  browserAvailable,
  openBrowser,
  screenshot,
  sidewaysScroll,
  visitPage,
} from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { openEmptyHub } from '../hubs.ts';
import { sampleServer } from './sample/server.ts';

const sizes = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
];

describe('the pages of people in a browser', browserAvailable(), () => {
  let browser: Browser;
  let database: Database;
  let server: FastifyInstance;
  let origin = '';
  const ids = { ann: '', grant: '' };
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    const desk = openDesk(openEmptyHub(database));
    const root = await desk.add('Root Admin', ['administrator', 'national']);
    const ann = await desk.add('Ann Analyst', ['analyst', 'stafford'], ['auditor', 'national']);
    Object.assign(ids, { ann: ann.person.id, grant: ann.grants[0]?.id });
    const given = { name: 'Nightly import', permissions: ['keep records'], until: '2027-01-01' };
    for (const { person, hub } of [root, ann]) {
      const permissions = person === ann.person ? given.permissions : ['manage people'];
      await createToken(hub, person.id, { ...given, permissions });
    }
    server = sampleServer(peoplePages(), { hub: root.hub });
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await database.close();
  });

  const pages = (): Record<string, string> => ({
    people: '/people',
    'new person': '/people/new',
    person: `/people/${ids.ann}?told=given`,
    'new role': `/people/${ids.ann}/roles/new`,
    withdrawal: `/people/${ids.ann}/roles/${ids.grant}/withdraw`,
    roles: '/roles',
    tokens: '/account/tokens',
    'new token': '/account/tokens/new',
  });

  for (const viewport of sizes) {
    test(`are sound to axe and do not scroll sideways at ${viewport.width} pixels`, async () => {
      for (const [name, path] of Object.entries(pages())) {
        const look = { url: origin + path, options: { viewport } };
        await visitPage(browser, {
          ...look,
          look: async (page) => {
            await screenshot(page, `people-${name.replace(' ', '-')}-${viewport.width}`);
            assert.deepEqual(await axeViolations(page), [], name);
            assert.equal(await sidewaysScroll(page), 0, name);
          },
        });
      }
    });
  }

  test('tell without JavaScript what is wrong with a form, at its fields', async () => {
    await visitPage(browser, {
      url: `${origin}/people/${ids.ann}/roles/new`,
      options: { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } },
      look: async (page) => {
        await page.getByRole('button', { name: 'Give the role' }).click();
        await screenshot(page, 'people-new-role-wrong');
        assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
        assert.equal(await page.locator('.govuk-error-message').count(), 2);
        await page.getByLabel('Practitioner').check();
        await page.getByLabel('Over', { exact: true }).selectOption('stafford');
        await page.getByRole('button', { name: 'Give the role' }).click();
        assert.ok(await page.getByText('The role was given.').isVisible());
      },
    });
  });
});
