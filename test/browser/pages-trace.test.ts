import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { measurePages } from '../../src/measure/pages.ts';
import { openDrugTestHub } from '../../src/measure/sample-drug-tests.fixture.ts';
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
const stafford = '/trace?provider=stafford&metric=K05&period=2007-08';

/** Every state of the page that looks different, and pages that show counted figures. */
const addresses: Record<string, string> = {
  trace: stafford,
  'trace-not-counted': `${stafford}&fate=not+counted&page=2`,
  'trace-left-out': `${stafford}&fate=left+out`,
  'trace-as-at': `${stafford}&asAt=2099-01-01`,
  'trace-nothing': '/trace?provider=birmingham&metric=K05&period=2007-08',
  'trace-region': '/trace?provider=west-midlands&metric=K05&period=2007-08',
  'trace-simulated': '/trace?provider=simulated-stafford&metric=K05&period=2007-08',
  'trace-refused': '/trace?provider=stafford&metric=W01&period=2007-08',
  'trace-begin': '/trace',
  'counted-provider': '/providers/simulated-stafford',
  'counted-matrix': '/performance?region=simulated-west-midlands',
  'counted-metric': '/metrics/K05?period=2007-08',
};

describe('the trace in a browser', browserAvailable(), () => {
  const visit = openedPages(measurePages(), async (database) =>
    openDrugTestHub(await openSampleHub(database)),
  );

  for (const [name, path] of Object.entries(addresses)) {
    test(`${name}: axe finds nothing, and at 320 pixels nothing scrolls sideways`, async () => {
      await visit(path, { viewport: desktop }, async (page) => {
        const complaints = collectComplaints(page);
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(complaints, []);
        await screenshot(page, `${name}-desktop`);
      });
      await visit(path, { viewport: narrow }, async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        assert.equal(await sidewaysScroll(page), 0);
        assert.deepEqual(await axeViolations(page), []);
        await screenshot(page, `${name}-320`);
      });
    });
  }

  test('a figure of the matrix leads to its records, and those to why one does not count, without JavaScript', async () => {
    const options = { viewport: desktop, javaScriptEnabled: false };
    await visit('/performance?kind=prisons&period=2007-08', options, async (page) => {
      await page.getByRole('link', { name: /records behind Stafford, K05/ }).click();
      await page.getByRole('heading', { name: /^Stafford: Random drug tests/ }).waitFor();
      await page.getByRole('link', { name: 'Not counted (102)' }).click();
      await page.getByText('result is negative, not positive').first().waitFor();
      await page.getByRole('link', { name: 'Next' }).click();
      await page.getByText('Not counted: 51 to 100 of 102').waitFor();
      await page.getByLabel('As it stood on').fill('2008-04-15');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('not counted from records as at 2008-04-15').waitFor();
      await page.getByRole('link', { name: 'The figure as it stands now' }).click();
      await page.getByRole('heading', { name: /15\.0%$/ }).waitFor();
    });
  });

  test('the wide table of records scrolls in a region of its own by the arrow keys', async () => {
    await visit(stafford, { viewport: narrow }, async (page) => {
      await page.getByRole('region', { name: /Counted: 1 to 18/ }).focus();
      for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
      await waitUntil(page, 'document.activeElement.scrollLeft > 0');
    });
  });

  test('on paper the whole table and the rule are printed, and no form', async () => {
    await visit(stafford, { viewport: desktop }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.getByRole('search').isVisible()));
      assert.ok(await page.getByText('Mandatory drug tests of which').isVisible());
      await screenshot(page, 'trace-print');
    });
  });
});
