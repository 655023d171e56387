import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ratePages } from '../../src/rate/pages.ts';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  screenshot,
  sidewaysScroll,
} from '../browser.ts';
import { openSampleHub } from '../hubs.ts';
import { openedPages } from './opened-pages.ts';

const desktop = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

/** Every kind of page, and every state that looks different. */
const addresses: Record<string, string> = {
  schemes: '/ratings',
  'matrix-of-domains': '/ratings/ippf-2007?region=west-midlands',
  places: '/ratings/weighted-scorecard-2007?region=west-midlands',
  'not-rated': '/ratings/gateway-nz',
  'no-period': '/ratings/ippf-2007?period=2012-13',
  'card-domains': '/ratings/prison-rating-2009/birmingham?period=2007-08',
  'card-group': '/ratings/weighted-scorecard-2007/brockhill-and-hewell-grange',
  'compare-choose': '/ratings/compare',
  compare: '/ratings/compare?one=prison-rating-2009&other=relative-2022&period=2007-08',
  'what-if': '/ratings/ippf-2007/what-if',
  'what-if-answer':
    '/ratings/ippf-2007/what-if?provider1=Staffordshire&metric1=P12&value1=80&input1=sickness&weight1=0',
  'what-if-refused': '/ratings/ippf-2007/what-if?provider1=Nobody&metric1=K01&value1=x&input1=foo',
  definition: '/ratings/contracted-levels/definition',
  unknown: '/ratings/nothing',
};

describe('the pages of ratings in a browser', browserAvailable(), () => {
  const visit = openedPages(ratePages(), openSampleHub);

  for (const [name, path] of Object.entries(addresses)) {
    test(`${name}: axe finds nothing and nobody complains`, async () => {
      await visit(path, { viewport: desktop }, async (page) => {
        const complaints = collectComplaints(page);
        assert.deepEqual(await axeViolations(page), []);
        assert.deepEqual(complaints, []);
        await screenshot(page, `ratings-${name}-desktop`);
      });
    });

    test(`${name}: at 320 pixels nothing scrolls sideways`, async () => {
      await visit(path, { viewport: narrow }, async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        assert.equal(await sidewaysScroll(page), 0);
        assert.deepEqual(await axeViolations(page), []);
        await screenshot(page, `ratings-${name}-320`);
      });
    });
  }

  test('a what-if is tried by keyboard without JavaScript, and its address holds it', async () => {
    await visit(
      '/ratings/contracted-levels/what-if',
      { javaScriptEnabled: false },
      async (page) => {
        await page.getByLabel('Provider').first().fill('Dovegate');
        await page.getByLabel('Metric').first().selectOption({ value: 'K05' });
        await page.getByLabel('It would be').first().fill('11');
        await page.getByLabel('It would be').first().press('Enter');
        await page.getByText('Dovegate from Level 3 to Level 4').waitFor();
        assert.match(page.url(), /provider1=Dovegate&metric1=K05&value1=11/);
      },
    );
  });

  test('a rating is moderated and the moderation withdrawn without JavaScript', async () => {
    const card = '/ratings/prison-rating-2009/birmingham?period=2007-08';
    await visit(card, { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('button', { name: 'Moderate the rating' }).click();
      await page.getByRole('link', { name: 'Give the reason.' }).waitFor();
      await page.getByLabel('Exceptional', { exact: true }).check();
      await page.getByLabel('Reason').fill('The escape was from an escort.');
      await page.getByLabel('Your name').fill('A. Reader');
      await page.getByLabel('Your role').fill('Regional manager');
      await page.getByRole('button', { name: 'Moderate the rating' }).click();
      await page.getByText('The rating is moderated.').waitFor();
      await page.getByLabel('Reason').fill('A mistake.');
      await page.getByLabel('Your name').fill('A. Reader');
      await page.getByLabel('Your role').fill('Regional manager');
      await page.getByRole('button', { name: 'Withdraw the moderation' }).click();
      await page.getByText('The moderation is withdrawn.').waitFor();
      assert.equal(await page.getByText('Moderated to').count(), 0);
    });
  });

  test('on paper a card has its working and no form', async () => {
    const card = '/ratings/prison-rating-2009/birmingham?period=2007-08';
    await visit(card, { viewport: desktop }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.getByRole('button', { name: 'Moderate the rating' }).isVisible()));
      assert.ok(await page.locator('#working-decency').isVisible());
      await screenshot(page, 'ratings-card-print');
    });
  });
});
