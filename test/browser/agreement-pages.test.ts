import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evidenceOf } from '../../src/commission/agreement/evidence.fixture.ts';
import {
  agreementsInEveryState,
  draftId,
  inForceId,
  shippedId,
} from '../../src/commission/pages/every-state.fixture.ts';
import { readingPages } from '../../src/commission/pages/reading-pages.ts';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  screenshot,
  sidewaysScroll,
} from '../browser.ts';
import { openEmptyHub } from '../hubs.ts';
import { openedPages } from './opened-pages.ts';

const desktop = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

const [shipped, inForce, draft] = [shippedId, inForceId, draftId].map((id) => `/agreements/${id}`);

/** Every kind of page, and every state that looks different. */
const addresses: Record<string, string> = {
  list: '/agreements',
  'list-none': '/agreements?status=superseded',
  ended: `${shipped}`,
  'in-force': `${inForce}`,
  draft: `${draft}`,
  'as-it-stood': `${inForce}?on=2026-05-01`,
  population: `${shipped}/sections/population`,
  delivery: `${draft}/sections/delivery`,
  places: `${inForce}/sections/activity-places`,
  'section-levels': `${shipped}/sections/levels`,
  findings: `${inForce}/findings`,
  'findings-none': `${shipped}/findings?section=overview`,
  levels: `${inForce}/levels`,
  regime: `${shipped}/regime`,
  timetable: `${draft}/regime`,
  history: `${draft}/history`,
  'history-signed': `${inForce}/history`,
  compare: `${draft}/compare?from=1&to=4`,
  documents: `${shipped}/documents`,
  unknown: '/agreements/nowhere',
};

describe('the pages to read agreements in a browser', browserAvailable(), () => {
  const evidence = evidenceOf();
  const door = { evidence, render: () => '', publisher: { name: 'Hub' }, browser: undefined };
  const visit = openedPages(readingPages(door), async (database) => {
    const hub = openEmptyHub(database);
    await agreementsInEveryState(hub, evidence);
    return hub;
  });

  for (const [name, path] of Object.entries(addresses)) {
    test(`${name}: axe finds nothing and nobody complains`, async () => {
      await visit(path, { viewport: desktop }, async (page) => {
        const complaints = collectComplaints(page);
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(complaints, []);
        await screenshot(page, `agreement-${name}-desktop`);
      });
    });

    test(`${name}: at 320 pixels nothing scrolls sideways`, async () => {
      await visit(path, { viewport: narrow }, async (page) => {
        assert.equal(await sidewaysScroll(page), 0);
        assert.deepEqual(await axeViolations(page), []);
        await screenshot(page, `agreement-${name}-320`);
      });
    });
  }

  test('the mark at a cell leads to its explanation, and that back to the cell', async () => {
    const path = `${shipped}/sections/activity-places`;
    await visit(path, { viewport: desktop, javaScriptEnabled: false }, async (page) => {
      const cell = page.locator('[id="services/kitchens/core-hours"]');
      await cell.getByRole('link', { name: /disagrees/ }).click();
      const place = page
        .getByRole('link', { name: 'Table 8b, Kitchens, Core hours a week' })
        .first();
      await place.waitFor();
      assert.match(page.url(), /#finding\/row\/services\/kitchens\/core-hours$/);
      await place.click();
      await page.waitForURL(/#services\/kitchens\/core-hours$/);
      assert.match((await page.locator('td:target').textContent()) ?? '', /844\.50/);
    });
  });

  test('the day is asked by a form, and the state stays with every link', async () => {
    await visit(inForce ?? '', { viewport: desktop, javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Day', { exact: true }).fill('2026-05-01');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('The agreement as it stood in May 2026.').waitFor();
      await page.getByRole('link', { name: 'Findings', exact: true }).click();
      await page.waitForURL(/findings\?on=2026-05-01$/);
      await page.getByRole('link', { name: 'Show it as it stands now' }).click();
      await page.waitForURL(/findings$/);
    });
  });

  test('on paper tables are whole and what was folded is open', async () => {
    await visit(`${shipped}/sections/levels`, { viewport: desktop }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const hidden = await page.evaluate<number>(
        '[...document.querySelectorAll(".gh-scroll")].filter((one) => one.scrollHeight > one.clientHeight + 1).length',
      );
      assert.equal(hidden, 0);
      assert.ok(
        !(await page.getByRole('navigation', { name: 'Parts of this agreement' }).isVisible()),
      );
      await screenshot(page, 'agreement-levels-print');
    });
  });
});
