import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  drugTests,
  openDrugTestHub,
  storeDrugTests,
} from '../../src/measure/sample-drug-tests.fixture.ts';
import { openMonthsHub } from '../../src/measure/sample-months.fixture.ts';
import { ratePages } from '../../src/rate/pages.ts';
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
const chart = '/variation/control-chart?provider=birmingham&metric=CU016&from=Jul+2013&to=Sep+2014';

/** Every kind of page over the hub of many months, and every state that looks different. */
const addresses: Record<string, string> = {
  variation: '/variation',
  'chart-asks': '/variation/control-chart',
  chart: `${chart}&mark=Mar+2014:+new+drug+strategy`,
  'chart-refused': '/variation/control-chart?provider=nowhere&metric=CU999&from=soon',
  'chart-mark-refused': `${chart}&month=soon`,
  'chart-too-few': '/variation/control-chart?provider=stafford&metric=CU014',
  'charts-ask': '/variation/control-charts',
  'charts-of-provider': '/variation/control-charts?provider=birmingham',
  'charts-of-metric': '/variation/control-charts?metric=CU003&region=west-midlands',
  'funnel-of-one': '/variation/funnel?metric=CU016&period=2014-15+to+Sep',
  'change-asks': '/variation/change',
  'year-end': '/variation/year-end?provider=stafford&metric=CU019&year=2014-15',
};

/** Those over the hub of drug tests. */
const funnels: Record<string, string> = {
  'variation-examples': '/variation',
  funnel: '/variation/funnel?metric=K05&region=simulated-west-midlands&period=2007-08',
  'funnel-refused': '/variation/funnel?metric=K05&region=simulated-west-midlands&group=Castles',
  change: '/variation/change?provider=stafford&metric=K05&from=Apr+2007&to=May+2007',
  'change-refused': '/variation/change?provider=stafford&metric=K05&from=2007-08&to=May+2007',
};

describe('the pages of variation in a browser', browserAvailable(), () => {
  const visit = openedPages(ratePages(), (database) => openMonthsHub(openEmptyHub(database)));
  const visitTests = openedPages(ratePages(), async (database) => {
    const hub = await openDrugTestHub(openEmptyHub(database));
    const many = drugTests('simulated-dovegate', { positive: 60, negative: 0 });
    await storeDrugTests(hub, many, 'many.csv');
    return hub;
  });

  const all = [
    ...Object.entries(addresses).map(([name, path]) => ({ name, path, look: visit })),
    ...Object.entries(funnels).map(([name, path]) => ({ name, path, look: visitTests })),
  ];
  for (const { name, path, look } of all) {
    test(`${name}: axe finds nothing and nobody complains`, async () => {
      await look(path, { viewport: desktop }, async (page) => {
        const complaints = collectComplaints(page);
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(complaints, []);
        await screenshot(page, `${name}-desktop`);
      });
    });

    test(`${name}: at 320 pixels nothing scrolls sideways`, async () => {
      await look(path, { viewport: narrow }, async (page) => {
        assert.equal(await sidewaysScroll(page), 0);
        assert.deepEqual(await axeViolations(page), []);
        await screenshot(page, `${name}-320`);
      });
    });
  }

  test('a mark is added and taken away by the keyboard, without JavaScript', async () => {
    await visit(chart, { viewport: desktop, javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Month of the change').focus();
      await page.keyboard.type('mar 2014');
      await page.keyboard.press('Tab');
      await page.keyboard.type('new drug strategy');
      await page.keyboard.press('Enter');
      await page.waitForURL(/mark=Mar\+2014%3A\+new\+drug\+strategy/);
      await page.getByRole('heading', { name: 'Before and after' }).waitFor();
      await page.getByRole('link', { name: 'Take away the mark of March 2014' }).press('Enter');
      await page.waitForURL((url) => !url.searchParams.has('mark'));
    });
  });

  test('a question of the first page is asked by its form, without JavaScript', async () => {
    await visit('/variation', { javaScriptEnabled: false }, async (page) => {
      const form = page.getByRole('search', { name: 'Is this month out of the ordinary?' });
      await form.getByLabel('Metric').selectOption('CU016');
      await form.getByLabel('Provider').fill('Birmingham');
      await form.getByRole('button', { name: 'Show' }).click();
      await page.getByText('September 2014 stands out as worse').first().waitFor();
    });
  });

  test('a problem leads to its field', async () => {
    await visit('/variation/change?metric=CU016', { viewport: desktop }, async (page) => {
      await page.getByRole('link', { name: 'Write a provider, a region or National' }).click();
      assert.equal(await page.evaluate<string>('document.activeElement.name'), 'provider');
    });
  });

  test('on paper the chart and its months are printed and no form', async () => {
    await visit(chart, { viewport: desktop }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.getByRole('search').isVisible()));
      assert.ok(!(await page.getByLabel('Month of the change').isVisible()));
      assert.ok(await page.getByRole('img', { name: /month by month/ }).isVisible());
      assert.ok(await page.getByRole('row', { name: /Sep 2014/ }).isVisible());
      await screenshot(page, 'chart-print');
    });
  });
});
