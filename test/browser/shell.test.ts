import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  type Look,
  openBrowser,
  screenshot,
  sidewaysScroll,
  visitPage,
  waitUntil,
} from '../browser.ts';
import { samplePages } from './sample/pages.ts';
import { sampleServer } from './sample/server.ts';

const addresses = ['/', '/performance', '/metrics', '/ratings', '/import', '/nowhere', '/broken'];
const desktop = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

describe('the shell of the web door in a browser', browserAvailable(), () => {
  let browser: Browser;
  let server: FastifyInstance;
  let origin = '';

  before(async () => {
    server = sampleServer(samplePages);
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  const visit = (path: string, options: BrowserContextOptions, look: Look) =>
    visitPage(browser, { url: origin + path, options, look });

  for (const path of addresses) {
    const name = path === '/' ? 'home' : path.slice(1);

    test(`axe finds nothing on ${path}`, async () => {
      await visit(path, { viewport: desktop }, async (page) => {
        assert.deepEqual(await axeViolations(page), []);
        await screenshot(page, `${name}-desktop`);
      });
    });

    test(`at 320 pixels ${path} does not scroll sideways and axe finds nothing`, async () => {
      await visit(path, { viewport: narrow }, async (page) => {
        assert.equal(await sidewaysScroll(page), 0);
        assert.deepEqual(await axeViolations(page), []);
        await screenshot(page, `${name}-320`);
      });
    });

    test(`without JavaScript ${path} shows its heading, links and no sideways scroll`, async () => {
      await visit(path, { viewport: narrow, javaScriptEnabled: false }, async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        assert.equal(await sidewaysScroll(page), 0);
        assert.ok(await page.getByRole('link', { name: 'Providers' }).isVisible());
        await screenshot(page, `${name}-320-no-script`);
      });
    });
  }

  test('neither the console nor the security policy complains', async () => {
    for (const path of ['/', '/performance', '/metrics', '/ratings', '/import']) {
      const page = await browser.newPage();
      const complaints = collectComplaints(page);
      await page.goto(origin + path, { waitUntil: 'networkidle' });
      assert.deepEqual(complaints, [], path);
      await page.close();
    }
  });

  test('nothing is asked of any other server', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${origin}/performance`, { waitUntil: 'networkidle' });
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(origin)),
      [],
    );
    assert.ok(asked.every((url) => !/font|crest|crown/.test(url)));
    await page.close();
  });

  test('text stands in the system typeface', async () => {
    await visit('/', {}, async (page) => {
      const families = await page.evaluate<string[]>(
        '[...new Set([...document.querySelectorAll("body *")].map((one) => getComputedStyle(one).fontFamily))]',
      );
      assert.ok(families.every((family) => !family.includes('Transport')));
      assert.ok(families.some((family) => family.startsWith('Arial')));
    });
  });

  test('the tabulator reaches every link, field and button, the skip link first', async () => {
    for (const path of ['/performance', '/metrics', '/ratings', '/import']) {
      await visit(path, { viewport: desktop }, async (page) => {
        assert.deepEqual(await unreached(page), []);
      });
    }
  });

  test('the skip link leads to the main part', async () => {
    await visit('/performance', {}, async (page) => {
      await page.keyboard.press('Tab');
      assert.equal(
        await page.evaluate('document.activeElement.textContent.trim()'),
        'Skip to main content',
      );
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate('document.activeElement.id'), 'main-content');
    });
  });

  test('a wide table scrolls in its own region by the arrow keys', async () => {
    await visit('/performance', { viewport: narrow }, async (page) => {
      const region = page.getByRole('region', { name: 'Outturns of 2007-08' });
      await region.focus();
      for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
      await waitUntil(page, 'document.querySelector(".gh-scroll").scrollLeft > 0');
    });
  });

  test('on a narrow screen with JavaScript the links fold behind a menu button', async () => {
    await visit('/', { viewport: narrow }, async (page) => {
      const providers = page.getByRole('link', { name: 'Providers', exact: true });
      assert.ok(!(await providers.isVisible()));
      await page.getByRole('button', { name: 'Menu' }).click();
      assert.ok(await providers.isVisible());
      await screenshot(page, 'menu-320');
    });
  });

  test('on paper the bar and the filters are gone and folded tables are open', async () => {
    await visit('/performance', { viewport: desktop }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.locator('.govuk-service-navigation').isVisible()));
      assert.ok(!(await page.getByRole('search').isVisible()));
      assert.ok(await page.getByRole('table').isVisible());
      await screenshot(page, 'performance-print');
    });
    await visit('/metrics', { viewport: desktop }, async (page) => {
      assert.ok(!(await page.getByRole('cell', { name: '71.5%' }).isVisible()));
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.getByRole('cell', { name: '71.5%' }).isVisible());
      await screenshot(page, 'metrics-print');
    });
  });

  test('a form without a file comes back with its problem and what was written', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await visit('/import', { javaScriptEnabled }, async (page) => {
        await page.getByLabel('Note').fill('March returns');
        await page.getByRole('button', { name: 'Import' }).click();
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
        assert.equal(await page.getByLabel('Note').inputValue(), 'March returns');
        assert.match(await page.title(), /^Error: /);
        if (!javaScriptEnabled) return;
        assert.deepEqual(await axeViolations(page), []);
        await screenshot(page, 'import-problem');
      });
    }
  });

  test('a file that is too large is refused with a page, not a lost connection', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-'));
    const file = join(folder, 'large.csv');
    await writeFile(file, '');
    await truncate(file, 120 * 1024 * 1024);
    await visit('/import', {}, async (page) => {
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: 'Import' }).click();
      await page.getByText('larger than 50 MB').waitFor();
      assert.deepEqual(await axeViolations(page), []);
      await screenshot(page, 'import-too-large');
    });
    await rm(folder, { recursive: true });
  });

  test('a file is uploaded from the form', async () => {
    await visit('/import', {}, async (page) => {
      const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: 'Import' }).click();
      await page.waitForURL('**/import?bytes=8');
    });
  });
});

describe('the checks themselves', browserAvailable(), () => {
  test('see what is wrong: axe, the console, the width', async () => {
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: narrow });
    const complaints = collectComplaints(page);
    const server = sampleServer(samplePages);
    await page.goto(await server.listen({ port: 0, host: '127.0.0.1' }));
    await page.evaluate(
      `document.querySelector('main').innerHTML = '<img src="/assets/images/icon.svg"><p style="color: red">x</p><pre>' + 'w'.repeat(999) + '</pre><div class="govuk-panel">' + 'w'.repeat(99) + '</div>';
       document.querySelector('main').style.minWidth = '900px';`,
    );
    assert.ok((await axeViolations(page)).some((finding) => finding.startsWith('image-alt')));
    assert.ok((await sidewaysScroll(page)) > 300);
    assert.ok(complaints.some((complaint) => complaint.includes('style-src')));
    await browser.close();
    await server.close();
  });
});

/** Tabs through a page and returns what can be focused but never was. */
async function unreached(page: Page): Promise<string[]> {
  const wanted = await page.evaluate<number>(
    `(() => {
      const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
      window.wanted = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.type !== 'hidden');
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
