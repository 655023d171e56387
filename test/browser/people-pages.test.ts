import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDesk } from '../../src/access/pages/people/desk.fixture.ts';
import { peoplePages } from '../../src/access/people-pages.ts';
import { createToken } from '../../src/access/token/index.ts';
import { axeViolations, browserAvailable, screenshot, sidewaysScroll } from '../browser.ts';
import { openEmptyHub } from '../hubs.ts';
import { openedPages } from './opened-pages.ts';

const sizes = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
];

describe('the pages of people in a browser', browserAvailable(), () => {
  const ids = { ann: '', grant: '' };
  const visit = openedPages(peoplePages(), async (database) => {
    const desk = openDesk(openEmptyHub(database));
    const root = await desk.add('Root Admin', ['administrator', 'national']);
    const ann = await desk.add('Ann Analyst', ['analyst', 'stafford'], ['auditor', 'national']);
    Object.assign(ids, { ann: ann.person.id, grant: ann.grants[0]?.id });
    const given = { name: 'Nightly import', permissions: ['keep records'], until: '2027-01-01' };
    for (const { person, hub } of [root, ann]) {
      const permissions = person === ann.person ? given.permissions : ['manage people'];
      await createToken(hub, person.id, { ...given, permissions });
    }
    return root.hub;
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
        await visit(path, { viewport }, async (page) => {
          await screenshot(page, `people-${name.replace(' ', '-')}-${viewport.width}`);
          assert.deepEqual(await axeViolations(page), [], name);
          assert.equal(await sidewaysScroll(page), 0, name);
        });
      }
    });
  }

  test('tell without JavaScript what is wrong with a form, at its fields', async () => {
    const options = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };
    await visit(`/people/${ids.ann}/roles/new`, options, async (page) => {
      await page.getByRole('button', { name: 'Give the role' }).click();
      await page.getByRole('alert').waitFor();
      await screenshot(page, 'people-new-role-wrong');
      assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
      assert.equal(await page.locator('.govuk-error-message').count(), 2);
      await page.getByLabel('Practitioner').check();
      await page.getByLabel('Over', { exact: true }).selectOption('stafford');
      await page.getByRole('button', { name: 'Give the role' }).click();
      await page.getByText('The role was given.').waitFor();
    });
  });
});
