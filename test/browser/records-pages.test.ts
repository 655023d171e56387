import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { syncRecordTables } from '../../src/deliver/index.ts';
import { deliverPages } from '../../src/deliver/pages.ts';
import {
  axeViolations,
  browserAvailable,
  type Look,
  screenshot,
  sidewaysScroll,
} from '../browser.ts';
import { openEmptyHub } from '../hubs.ts';
import { openedPages } from './opened-pages.ts';

const sizes = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
];

/** Drug tests: those of a file, one a row. */
function drugTests(count: number, provider = 'Stafford'): Buffer {
  const rows = Array.from(
    { length: count },
    (_, index) => `${provider},T-${index},2008-01-15,P-${10_000 + index},random`,
  );
  return Buffer.from(['provider,record,tested_on,person,ground', ...rows].join('\n'));
}

describe('the pages of records in a browser', browserAvailable(), () => {
  const visit = openedPages(deliverPages(), async (database) => {
    const hub = openEmptyHub(database);
    await database.transaction((session) => syncRecordTables(session, hub.catalogue));
    return hub;
  });

  /** Works a page without JavaScript, as every page must be able to. */
  const work = (path: string, look: Look) => visit(path, { javaScriptEnabled: false }, look);

  /** Nothing wrong and nothing sideways, wide and narrow; `page` runs scripts. */
  async function inspect(path: string, name: string, prepare?: Look) {
    await visit(path, {}, async (page) => {
      await prepare?.(page);
      for (const viewport of sizes) {
        await page.setViewportSize(viewport);
        assert.deepEqual(await axeViolations(page), [], `${name} at ${viewport.width}`);
        assert.equal(await sidewaysScroll(page), 0, `${name} at ${viewport.width}`);
        await screenshot(page, `records-${name}-${viewport.width}`);
      }
    });
  }

  async function send(page: Page, bytes: Buffer, button: string): Promise<void> {
    const file = { name: 'drug-tests-of-january.csv', mimeType: 'text/csv', buffer: bytes };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  test('look right before anything is stored', async () => {
    for (const page of ['', '/batches', '/findings', '/locks', '/drug-test', '/order-or-licence']) {
      await inspect(`/records${page}`, `empty${page.replaceAll('/', '-')}`);
    }
    await inspect('/records/drug-test/import', 'import');
  });

  test('take a file, show its mistakes, store it, and take it back, without JavaScript', async () => {
    await work('/records/drug-test', async (page) => {
      await page.getByRole('button', { name: 'Import a file' }).click();
      await send(page, drugTests(120, 'Staford'), 'Check the file');
      const problems = page.locator('#problem-table tbody tr');
      await problems.nth(99).waitFor();
      assert.equal(await problems.count(), 100);
      await send(page, drugTests(120), 'Check the file');
      await page.getByText('120 records without a mistake').waitFor();
      await send(page, drugTests(120), 'Check and store');
      await page.getByText('was stored').waitFor();
      await page.getByRole('link', { name: 'T-0', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'T-0' }).waitFor();
      await page.getByRole('link', { name: '1, in batch 1' }).click();
      await page.getByRole('button', { name: 'Withdraw this batch' }).click();
      await page.getByRole('button', { name: 'Withdraw the batch' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await page.getByLabel('Why it is withdrawn').fill('The wrong month');
      await page.getByRole('button', { name: 'Withdraw the batch' }).click();
      await page.getByText('The batch was taken back').waitFor();
    });
  });

  test('look right with mistakes, batches, a record and a lock', async () => {
    await inspect('/records/drug-test/import', 'mistakes', (page) =>
      send(page, drugTests(120, 'Nowhere in particular'), 'Check the file'),
    );
    await inspect('/records/drug-test/import', 'stored', (page) =>
      send(page, drugTests(3), 'Check and store'),
    );
    await inspect('/records/batches', 'batches');
    await inspect('/records/batches/1', 'batch-withdrawn');
    await inspect('/records/batches/2', 'withdrawal');
    await inspect('/records/batches/3/withdraw', 'withdraw');
    await inspect('/records/drug-test/stafford/T-0', 'record');
    await inspect('/records/locks', 'locked', async (page) => {
      await page.getByLabel('Month').fill('Jan 2008');
      await page.getByLabel('Why').fill('The returns of the year are final');
      await page.getByRole('button', { name: 'Lock the month' }).click();
      await page.getByText('The month is locked').waitFor();
    });
  });
});
