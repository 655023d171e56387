import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../src/config.ts';
import { importProposal, listBatches, readProposal } from '../../src/deliver/index.ts';
import { deliverPages } from '../../src/deliver/pages.ts';
import type { Hub } from '../../src/hub.ts';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  screenshot,
  sidewaysScroll,
} from '../browser.ts';
import { openEmptyHub, openSampleHub } from '../hubs.ts';
import { openedPages } from './opened-pages.ts';

const desktop = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };
const heading = 'provider,metric,period,kind,value,source\n';
const bulletin = join(
  packageRoot,
  '../shared/data/population-bulletins/10004C44pop_bull_jan_11.txt',
);

/** Every kind of page, and every state that looks different. */
const addresses: Record<string, string> = {
  sources: '/sources',
  'sources-none': '/sources?q=zzz',
  findings: '/sources/findings',
  'findings-filtered': '/sources/findings?provider=west-mercia',
  'findings-none': '/sources/findings?rule=total',
  import: '/import',
  'import-gone': '/import/no-longer-held',
  'source-unknown': '/sources/999999',
};

type Upload = { name: string; mimeType: string; buffer: Buffer } | string;

function csv(text: string, name = 'figures.csv'): Upload {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(heading + text) };
}

/** A hundred and twenty rows that are wrong in several ways. */
const mistakes = csv(
  Array.from(
    { length: 120 },
    (_, index) => `Nowhere in particular ${index},P01,2007-08,actual,101%,\n`,
  ).join(''),
  'a-file-with-a-rather-long-name-of-the-returns-of-march-2008-final.csv',
);

describe('the pages of sources and imports in a browser', browserAvailable(), () => {
  let hub: Hub;
  const visit = openedPages(deliverPages(), async (database) => {
    hub = openEmptyHub(database);
    return hub;
  });

  async function send(page: Page, file: Upload, period = ''): Promise<void> {
    await page.goto(new URL('/import', page.url()).href);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('Period').fill(period);
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Looks at a page wide and narrow: nothing wrong, nothing sideways. */
  async function inspect(page: Page, name: string): Promise<void> {
    for (const [width, viewport] of Object.entries({ desktop, 320: narrow })) {
      await page.setViewportSize(viewport);
      assert.deepEqual(await axeViolations(page), [], `${name} at ${width}`);
      assert.equal(await sidewaysScroll(page), 0, `${name} at ${width}`);
      await screenshot(page, `deliver-${name}-${width}`);
    }
  }

  test('without any figures say so', async () => {
    for (const path of ['/sources', '/sources/findings', '/import']) {
      await visit(path, {}, (page) => inspect(page, `empty${path.replaceAll('/', '-')}`));
    }
    await openSampleHub(hub.database);
  });

  for (const [name, path] of Object.entries(addresses)) {
    test(`${name}: axe finds nothing, nothing scrolls sideways, nobody complains`, async () => {
      await visit(path, {}, async (page) => {
        const complaints = collectComplaints(page);
        await inspect(page, name);
        assert.deepEqual(complaints, []);
      });
      await visit(path, { javaScriptEnabled: false }, async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
      });
    });
  }

  test('a file and a figure are found from the list of sources', async () => {
    await visit('/sources', { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Name of the file').fill('narrative');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('link', { name: 'narrative.csv' }).click();
      await page.getByRole('heading', { name: 'Figures that it brought' }).waitFor();
      await page.getByRole('link', { name: /^92%/ }).first().click();
      await page.getByRole('heading', { level: 1, name: /92%/ }).waitFor();
      assert.match(await page.locator('main').innerText(), /Stated in\s+Staffordshire section/);
      await page.getByRole('link', { name: '93%' }).click();
      await page.getByRole('heading', { name: 'Stated once more', exact: true }).waitFor();
    });
  });

  test('a source and figures of every kind look right', async () => {
    const corrected = `${heading}Staffordshire,P11,2007-08,actual,92%,${'A long note. '.repeat(20)}\nStaffordshire,P12,2007-08,actual,*,\n`;
    const file = { name: 'correction.csv', bytes: Buffer.from(corrected) };
    await importProposal(hub, await readProposal(file, hub), 'test');
    const [latest] = await listBatches(hub.database);
    await visit(`/sources/${latest?.batchId}`, {}, async (page) => {
      await inspect(page, 'source');
      const addressOf = async (name: RegExp) =>
        (await page.getByRole('link', { name }).first().getAttribute('href')) ?? '';
      const [revised, withheld] = [await addressOf(/^92%/), await addressOf(/suppressed/)];
      for (const [name, path] of Object.entries({ revised, withheld })) {
        await page.goto(new URL(path, page.url()).href);
        await inspect(page, `figure-${name}`);
      }
    });
    const long = (await listBatches(hub.database)).find(({ added }) => added > 500);
    await visit(`/sources/${long?.batchId}?page=3`, {}, (page) => inspect(page, 'source-long'));
  });

  test('what is wrong with a form or a file is told, and each message leads to its place', async () => {
    await visit('/import', {}, async (page) => {
      await page.getByLabel('Period').fill('lately');
      await page.getByRole('button', { name: 'Check the file' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await inspect(page, 'import-incomplete');
      await send(page, mistakes);
      const problems = page.locator('#problem-table tbody tr');
      await problems.nth(99).waitFor();
      await inspect(page, 'import-mistakes');
      assert.equal(await problems.count(), 100);
      await page.getByRole('link', { name: 'See each problem with its place' }).click();
      assert.equal(await page.evaluate('document.activeElement.id'), 'problems');
      await send(page, csv('', 'nothing.csv'));
      assert.match(await page.locator('#file-error').innerText(), /holds no figures/);
    });
  });

  test('a file is looked at and stored without JavaScript', async () => {
    await visit('/import', { javaScriptEnabled: false, viewport: narrow }, async (page) => {
      const rows = 'Staffordshire,P01,,actual,96%,\nStaffordshire,P02,2007-08,actual,99%,Return\n';
      await send(page, csv(rows, 'march.csv'), '2008-09');
      await page.getByRole('heading', { name: 'Check what march.csv would change' }).waitFor();
      const text = await page.locator('main').innerText();
      assert.match(text, /1 changed figure[\s\S]*100%\s+99%[\s\S]*1 new figure/);
      await page.getByRole('button', { name: 'Store these figures' }).click();
      await page.getByRole('heading', { name: 'march.csv was imported' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'march.csv was imported' }).waitFor();
      await send(page, csv(rows, 'march.csv'), '2008-09');
      await page.getByText('This file changes nothing').waitFor();
      await page.getByRole('button', { name: 'Discard the file' }).click();
      await page.getByText('The file was discarded').waitFor();
    });
  });

  test('a preview and its success look right', async () => {
    await visit('/import', {}, async (page) => {
      await send(
        page,
        csv('Stafford,K05,2007-08,actual,4.3%,\nStafford,K05,2008-09,actual,0.05,\n'),
      );
      await inspect(page, 'preview');
      await page.getByRole('button', { name: 'Store these figures' }).click();
      await page.getByRole('heading', { name: 'figures.csv was imported' }).waitFor();
      await inspect(page, 'stored');
    });
  });

  const skip = existsSync(bulletin) ? false : 'The published bulletins are not here.';
  test('a published bulletin is stored without JavaScript, with its finding', {
    skip,
  }, async () => {
    await visit('/import', { javaScriptEnabled: false }, async (page) => {
      await send(page, bulletin);
      await page.getByRole('heading', { name: 'Worth a look before you store it' }).waitFor();
      await screenshot(page, 'deliver-bulletin-preview');
      await page.getByRole('button', { name: 'Store these figures' }).click();
      await page.getByRole('heading', { name: /was imported/ }).waitFor();
      assert.match(await page.locator('#findings').innerText(), /116%\s+127%/);
      await page.getByRole('link', { name: 'Next' }).click();
      await page.getByText('101 to 200 of').waitFor();
    });
  });

  test('a template is downloaded and its explanation unfolds without JavaScript', async () => {
    await visit('/import', { javaScriptEnabled: false }, async (page) => {
      await page.getByText('The two layouts').click();
      await page.getByRole('table', { name: 'A wide file' }).waitFor();
      const begun = page.waitForEvent('download');
      await page.getByRole('link', { name: 'one figure a row (CSV)' }).click();
      assert.equal((await begun).suggestedFilename(), 'figures-long.csv');
    });
  });

  test('the tabulator reaches every button of a preview', async () => {
    await visit('/import', {}, async (page) => {
      await send(page, csv('Stafford,K05,2009-10,actual,4.3%,\n'));
      const reached: string[] = [];
      for (let press = 0; press < 40; press += 1) {
        await page.keyboard.press('Tab');
        reached.push(await page.evaluate<string>('document.activeElement.textContent.trim()'));
      }
      for (const name of ['Store these figures', 'Discard the file', 'Choose another file']) {
        assert.ok(reached.includes(name), name);
      }
    });
  });

  test('on paper a list of findings is whole and has no filters', async () => {
    await visit('/sources/findings', { viewport: desktop }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.getByRole('search').isVisible()));
      assert.ok(await page.getByRole('table').first().isVisible());
      await screenshot(page, 'deliver-findings-print');
    });
  });
});
