import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  openBrowser,
  screenshot,
  sidewaysScroll,
} from '../../test/browser.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { packageRoot } from '../config.ts';
import { deliverPages } from '../deliver/pages.ts';
import type { Hub } from '../hub.ts';
import {
  completeBrand,
  createRender,
  createServer,
  loadAssets,
  registerPages,
} from '../web/index.ts';
import { reportPages } from './pages.ts';

const query = '?region=west-midlands&period=2007-08';
let hub: Hub;
let server: FastifyInstance;

before(async () => {
  const [embedded] = testDatabases();
  assert.ok(embedded);
  hub = await openSampleHub(await embedded.open());
  const brand = completeBrand({});
  const assets = loadAssets(packageRoot, brand);
  const render = createRender({ root: packageRoot, brand, assets, version: '0.0.0' });
  server = createServer({ render, assets, logger: false });
  const pages = [...reportPages({ render, publisher: brand }), ...deliverPages()];
  const hubFor = async () => hub;
  registerPages(server, pages, { render, hubFor, revision: hub.database.revision });
});
after(async () => {
  await server.close();
  await hub.database.close();
});

const get = (url: string) => server.inject({ url });

describe('the pages of the annual report', () => {
  test('offer the regions and years that have figures', async () => {
    const { statusCode, body } = await get('/report');
    assert.equal(statusCode, 200);
    assert.match(body, /href="\/report\/annual\?region=west-midlands&amp;period=2007-08"/);
  });

  test('show the report with links to its figures and files', async () => {
    const { statusCode, body } = await get(`/report/annual${query}`);
    assert.equal(statusCode, 200);
    assert.match(
      body,
      /missed by Warwickshire \(<a class="govuk-link gh-source" href="\/figures\/published\/\d+">89%<\/a>/,
    );
    for (const file of ['html', 'ods', 'csv'])
      assert.match(body, new RegExp(`/report/annual\\.${file}\\?`));
    assert.deepEqual(brokenAnchors(body), []);
  });

  test('lead from each figure to a page that says where it stands', async () => {
    const { body } = await get(`/report/annual${query}`);
    const figures = [
      ...new Set([...body.matchAll(/"(\/figures\/[^"]+)"/g)].map(([, href]) => href)),
    ];
    assert.ok(figures.length > 900);
    for (const href of figures.filter((_, index) => index % 40 === 0)) {
      assert.equal((await get(href ?? '')).statusCode, 200, href);
    }
  });

  test('lead back to the choice, with what to do, where there is nothing', async () => {
    const { statusCode, body } = await get('/report/annual?region=west-midlands&period=2011-12');
    assert.equal(statusCode, 404);
    assert.match(body, /There are figures for 2014-15 and 2007-08\./);
    assert.equal((await get('/report/annual?region=west-midlands&period=soon')).statusCode, 400);
    assert.equal((await get('/report/annual?region=Atlantis&period=2007-08')).statusCode, 404);
    assert.equal(
      (await get('/report/annual?region=west-midlands')).headers.location,
      '/report?region=west-midlands',
    );
  });

  test('give the files under their names', async () => {
    const nameOf = async (url: string) => {
      const { statusCode, headers } = await get(url);
      assert.equal(statusCode, 200, url);
      return /filename="([^"]+)"/.exec(String(headers['content-disposition']))?.[1];
    };
    const stem = 'annual-report-west-midlands-2007-08';
    assert.equal(await nameOf(`/report/annual.html${query}`), `${stem}.html`);
    assert.equal(await nameOf(`/report/annual.ods${query}`), `${stem}.ods`);
    assert.equal(await nameOf(`/report/annual.csv${query}`), `${stem}-performance.csv`);
    assert.equal(
      await nameOf(`/report/annual.csv${query}&table=costs-table`),
      `${stem}-costs-table.csv`,
    );
    assert.equal((await get(`/report/annual.csv${query}&table=none`)).statusCode, 404);
    assert.equal((await get('/report/annual.ods')).statusCode, 400);
  });

  test('make a file that needs nothing beside it and whose links all lead somewhere', async () => {
    const { body } = await get(`/report/annual.html${query}`);
    assert.doesNotMatch(body, /<script|<link|src=|@import|url\((?!#)/);
    assert.deepEqual(
      [...body.matchAll(/href="(?!#)([^"]+)"/g)].map(([, href]) => href),
      ['https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'],
    );
    assert.deepEqual(brokenAnchors(body), []);
  });
});

/** Links within a page that lead nowhere, and ids that stand twice. */
function brokenAnchors(html: string): string[] {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
  const known = new Set(ids);
  const lost = [...html.matchAll(/href="#([^"]+)"/g)]
    .map(([, id = '']) => id)
    .filter((id) => !known.has(id));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...lost.map((id) => `#${id} leads nowhere`), ...twice.map((id) => `${id} stands twice`)];
}

/** Of many sections and rows alike, axe looks at a few: all of them take it minutes. */
const withoutRepeats = `
  for (const section of document.querySelectorAll('[aria-labelledby^="provider-"]:nth-of-type(n+5)')) {
    section.remove();
  }
  for (const row of document.querySelectorAll('tbody tr:nth-child(n+12)')) row.remove();
`;

describe('the annual report in a browser', browserAvailable(), () => {
  let browser: Browser;
  let origin = '';
  let folder = '';
  let file = '';

  before(async () => {
    origin = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-report-'));
    const path = join(folder, 'report.html');
    writeFileSync(path, (await get(`/report/annual.html${query}`)).body);
    file = pathToFileURL(path).href;
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function visit(address: string, width: number, look: (page: Page) => Promise<void>) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    try {
      const complaints = collectComplaints(page);
      await page.goto(address);
      await look(page);
      assert.deepEqual(complaints, []);
    } finally {
      await page.close();
    }
  }

  for (const width of [1280, 320]) {
    test(`is without fault by axe and without sideways scroll at ${width} pixels`, async () => {
      for (const [name, address] of Object.entries({
        'report-choice': `${origin}/report`,
        report: `${origin}/report/annual${query}`,
        'report-file': file,
      })) {
        await visit(address, width, async (page) => {
          assert.equal(await sidewaysScroll(page), 0, name);
          await page.evaluate(withoutRepeats);
          await screenshot(page, `${name}-${width}`);
          assert.deepEqual(await axeViolations(page), [], name);
        });
      }
    });
  }

  test('prints on A4 with the whole of every table', async () => {
    await visit(file, 1280, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 695, height: 980 });
      assert.equal(await sidewaysScroll(page), 0);
      const cut = await page.evaluate<number>(
        '[...document.querySelectorAll(".gh-scroll")].filter((one) => one.scrollWidth > one.clientWidth + 1).length',
      );
      assert.equal(cut, 0);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      assert.ok(pdf.length > 100_000);
    });
  });

  test('leads by keyboard from a figure to its source and back', async () => {
    await visit(file, 1280, async (page) => {
      const figure = page.locator('#provider-staffordshire ~ ul a', { hasText: '345' }).first();
      await figure.focus();
      await page.keyboard.press('Enter');
      assert.match(page.url(), /#S\d+$/);
      const entry = new URL(page.url()).hash;
      const row = page.locator(entry);
      assert.match(
        await row.innerText(),
        /Staffordshire, P14, 2007-08, outturn\s+345\s+row 2, column Q/,
      );
      await row.getByRole('link', { name: 'Staffordshire Probation Area' }).press('Enter');
      assert.match(page.url(), /-provider-staffordshire$/);
    });
  });
});
