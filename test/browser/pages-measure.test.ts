import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { measurePages } from '../../src/measure/pages.ts';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  screenshot,
  sidewaysScroll,
  waitUntil,
} from '../browser.ts';
import { openSampleHub } from '../hubs.ts';
import { openedPages } from './opened-pages.ts';

const desktop = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

/** Every kind of page, and every state that looks different. */
const addresses: Record<string, string> = {
  home: '/',
  matrix: '/performance',
  'matrix-missed': '/performance?status=missed&kind=prisons',
  'matrix-context': '/performance?use=context',
  'matrix-nothing': '/performance?period=Mar+2011',
  providers: '/providers',
  'providers-none': '/providers?q=zzz',
  area: '/providers/staffordshire',
  prison: '/providers/birmingham',
  closed: '/providers/blakenhurst',
  'no-figures': '/providers/hewell',
  region: '/providers/west-midlands',
  nation: '/providers/national',
  group: '/providers/male-local',
  metrics: '/metrics',
  metric: '/metrics/K05',
  'metric-counts': '/metrics/K14',
  'metric-rating': '/metrics/R05',
  'metric-nothing': '/metrics/CU001',
  refused: '/performance?period=soon',
};

describe('the pages of performance in a browser', browserAvailable(), () => {
  const visit = openedPages(measurePages(), openSampleHub);

  for (const [name, path] of Object.entries(addresses)) {
    test(`${name}: axe finds nothing and nobody complains`, async () => {
      await visit(path, { viewport: desktop }, async (page) => {
        const complaints = collectComplaints(page);
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(complaints, []);
        await screenshot(page, `${name}-desktop`);
      });
    });

    test(`${name}: at 320 pixels nothing scrolls sideways, with JavaScript or without`, async () => {
      for (const javaScriptEnabled of [true, false]) {
        await visit(path, { viewport: narrow, javaScriptEnabled }, async (page) => {
          await page.getByRole('heading', { level: 1 }).waitFor();
          if (!javaScriptEnabled) return;
          assert.equal(await sidewaysScroll(page), 0);
          assert.deepEqual(await axeViolations(page), []);
          await screenshot(page, `${name}-320`);
        });
      }
    });
  }

  test('the matrix is filtered by its form without JavaScript', async () => {
    await visit('/performance', { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Providers').selectOption('Probation areas');
      await page.getByLabel('Status').selectOption('Missed');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL(/kind=areas.*status=missed/);
      assert.equal(await page.getByRole('table').count(), 1);
      await page.getByRole('link', { name: 'Remove the filter Missed' }).click();
      await page.waitForURL((url) => !url.searchParams.has('status'));
      assert.match(page.url(), /kind=areas/);
    });
  });

  test('the first column stays in sight while the matrix scrolls by the arrow keys', async () => {
    await visit('/performance', { viewport: narrow }, async (page) => {
      const region = page.getByRole('region', { name: 'Prisons, 2007-08' });
      await region.focus();
      for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
      await waitUntil(
        page,
        'document.activeElement.scrollLeft > 0 && document.activeElement.querySelector("tbody th").getBoundingClientRect().left >= 0',
      );
      await screenshot(page, 'matrix-scrolled-320');
    });
  });

  test('the headings stay in sight while a long matrix scrolls down', async () => {
    await visit('/performance', { viewport: desktop }, async (page) => {
      await page.getByRole('region', { name: 'Prisons, 2007-08' }).focus();
      // A busy machine may drop a key that comes before the first frame.
      for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('PageDown');
      await waitUntil(
        page,
        `(() => {
          const region = document.activeElement;
          const heading = region.querySelector('thead th');
          return region.scrollTop > 0 && Math.abs(heading.getBoundingClientRect().top - region.getBoundingClientRect().top) < 2;
        })()`,
      );
    });
  });

  test('a dash of the region leads to the reason', async () => {
    await visit('/performance?kind=areas', { viewport: desktop }, async (page) => {
      await page.getByRole('link', { name: /no value of P01/ }).click();
      await page.waitForURL(/#no-value$/);
      assert.ok(await page.getByText('A percentage of several providers').isVisible());
    });
  });

  test('the tabulator reaches every link and field of home and of a provider', async () => {
    for (const path of ['/', '/providers/stafford']) {
      await visit(path, { viewport: desktop }, async (page) => {
        assert.deepEqual(await unreached(page), []);
      });
    }
  });

  test('on paper the whole matrix is printed and no filter', async () => {
    await visit('/performance', { viewport: desktop }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.getByRole('search').isVisible()));
      const hidden = await page.evaluate<number>(
        '[...document.querySelectorAll(".gh-scroll")].filter((one) => one.scrollHeight > one.clientHeight + 1).length',
      );
      assert.equal(hidden, 0);
      await screenshot(page, 'matrix-print');
    });
  });
});

/** Tabs through a page and returns what can be focused but never was. */
async function unreached(page: Page): Promise<string[]> {
  const wanted = await page.evaluate<number>(
    `(() => {
      const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
      window.wanted = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
      window.reached = new Set();
      return window.wanted.length;
    })()`,
  );
  for (let press = 0; press <= wanted + 2; press += 1) {
    await page.keyboard.press('Tab');
    await page.evaluate('window.reached.add(document.activeElement)');
  }
  return await page.evaluate<string[]>(
    'window.wanted.filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 120))',
  );
}
