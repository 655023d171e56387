import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Caller } from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { findReturnMonth } from '../../src/deliver/returns/return-key.ts';
import {
  analyst,
  fillIn,
  jo,
  openReturnsHub,
  type ReturnsHub,
  rashid,
  sound,
} from '../../src/deliver/returns/returns-hub.fixture.ts';
import { testServer } from '../api.ts';
import {
  axeViolations,
  browserAvailable,
  openBrowser,
  screenshot,
  sidewaysScroll,
  waitUntil,
} from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { openSampleHub } from '../hubs.ts';

const due = 'returned-area-court-reports-due';
const onTime = 'returned-area-court-reports-on-time';
const staff = 'returned-area-staff';
const unscripted: BrowserContextOptions = { javaScriptEnabled: false };
const sizes = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
];

describe('the pages of returns in a browser', browserAvailable(), () => {
  let browser: Browser;
  let database: Database;
  let hub: ReturnsHub;
  const servers = new Map<Caller, { server: FastifyInstance; origin: string }>();
  const origins = (caller: Caller) => servers.get(caller)?.origin ?? '';
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    hub = await openReturnsHub(await openSampleHub(database));
    for (const caller of [rashid, jo, analyst]) {
      const server = testServer(hub.as(caller));
      const origin = await server.listen({ port: 0, host: '127.0.0.1' });
      servers.set(caller, { server, origin });
    }
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    for (const { server } of servers.values()) await server.close();
    await database.close();
  });

  /** A return of its own, in the months of 2007-08 for which there are levels; it is now the month after. */
  let month = '2007-03';
  function anotherMonth(): string {
    const [year = 0, number = 0] = month.split('-').map(Number);
    const next = number === 12 ? [year + 1, 1] : [year, number + 1];
    month = `${next[0]}-${String(next[1]).padStart(2, '0')}`;
    hub.at('2008-04-10T12:00:00.000Z');
    return month;
  }
  const pathOf = (of: string) => `/returns/probation-area-monthly/west-mercia/${of}`;

  async function open(
    caller: Caller,
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    await page.goto(origins(caller) + path);
    return page;
  }

  const cell = (page: Page, address: string) => page.locator(`[id="${address}"]`);
  async function write(page: Page, cells: Readonly<Record<string, string>>): Promise<void> {
    for (const [address, text] of Object.entries(cells)) await cell(page, address).fill(text);
  }
  /** Gives the words for every line whose outturn misses its level. */
  async function explain(page: Page): Promise<void> {
    for (const address of await linked(page)) {
      const line = address?.split(':')[0] ?? '';
      await write(page, { [`${line}:explanation`]: 'Two courts moved.' });
      await write(page, { [`${line}:recovery`]: 'A clerk is being hired.' });
    }
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
  const linked = (page: Page) =>
    page
      .locator('.govuk-error-summary a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1)));

  async function inspect(page: Page, name: string): Promise<void> {
    for (const viewport of sizes) {
      await page.setViewportSize(viewport);
      assert.deepEqual(await axeViolations(page), [], `${name} at ${viewport.width}`);
      assert.equal(await sidewaysScroll(page), 0, `${name} at ${viewport.width}`);
      await screenshot(page, `returns-${name}-${viewport.width}`);
    }
  }

  test('take a return through its life without JavaScript', async () => {
    const path = pathOf(anotherMonth());
    const page = await open(rashid, path, unscripted);
    // Half of the reports on time misses any level of P02, and 45 of 50 staff have a group.
    await write(page, {
      ...sound,
      [onTime]: '50',
      'returned-area-staff.white': '40',
      [due]: 'all',
    });
    await press(page, 'Save draft');
    await page.getByText('The draft is saved.').waitFor();
    await press(page, 'Submit the return');
    // 8 of 10 breaches and 140 of 150 people miss the levels of P03 and P24 that the annual report prints.
    assert.deepEqual(await linked(page), [
      ...[due, 'breaches:explanation', staff, 'monitoring:explanation'],
    ]);
    await write(page, { [due]: '100', 'returned-area-staff.white': '45' });
    await press(page, 'Submit the return');
    assert.ok((await linked(page)).includes('court-reports:explanation'));
    await explain(page);
    await press(page, 'Submit the return');
    await page.getByText('The return is submitted.').waitFor();

    const desk = await open(analyst, path, unscripted);
    await desk.getByRole('link', { name: 'Query Court reports due' }).click();
    await desk.getByLabel('Question').fill('Is it 100?');
    await press(desk, 'Ask');
    await desk.getByText('The question is asked.').waitFor();

    await page.goto(origins(rashid) + path);
    await page.getByLabel('Your answer').fill('It is 110.');
    await write(page, { [due]: '110' });
    await press(page, 'Answer');
    await page.getByText('The answer is given.').waitFor();
    await press(page, 'Submit the return');
    await page.getByText('The return is submitted.').waitFor();
    await page.getByRole('link', { name: 'Submitted, version 2' }).click();
    const changed = page.locator('.gh-diff del, .gh-diff ins');
    await changed.nth(1).waitFor();
    assert.deepEqual(await changed.allTextContents(), ['was 100', 'now 110']);

    await desk.goto(origins(analyst) + path);
    await press(desk, 'Accept the return');
    await press(desk, 'Lock the return');
    await desk.getByText('The return is locked.').waitFor();
    await press(desk, 'Open it again');
    await desk.getByText('Say why').first().waitFor();
    await desk.getByLabel('Why').fill('The count was of another month');
    await press(desk, 'Open it again');
    await desk.getByText('The return is open again.').waitFor();
  });

  test('go from cell to cell by keys, take a block, and save by themselves', async () => {
    const of = anotherMonth();
    const page = await open(rashid, pathOf(of));
    const focused = () => page.evaluate<string>('document.activeElement.id');
    await cell(page, onTime).focus();
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), due);
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), onTime);
    await page.keyboard.press('Tab');
    assert.equal(await focused(), due);
    await waitUntil(page, `document.querySelector('[name="seen/${onTime}"]').value === '1'`);
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '100\\n8\\t10\\nStaff in post at the end of the month\\t50\\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    assert.equal(await cell(page, staff).inputValue(), '50');
    assert.equal(await cell(page, 'returned-area-breaches-due').inputValue(), '10');
    await waitUntil(page, `document.querySelector('[name="seen/${staff}"]').value === '1'`);
    assert.match(await page.locator('[data-grid-status]').innerText(), /^Saved at \d\d:\d\d\.$/);
    // The outturn beside the line is worked out anew: 90 of 100.
    await page.locator('#metric-court-reports', { hasText: '90' }).waitFor();
    const again = await open(jo, pathOf(of), unscripted);
    assert.equal(await cell(again, due).inputValue(), '100');
  });

  test('lose no edit when two write in one cell, with and without JavaScript', async () => {
    const path = pathOf(anotherMonth());
    const [page, other] = [await open(rashid, path), await open(jo, path, unscripted)];
    await cell(page, due).fill('100');
    await waitUntil(page, `document.querySelector('[name="seen/${due}"]').value === '1'`);
    await write(other, { [due]: '105', [staff]: '50' });
    await press(other, 'Save draft');
    assert.deepEqual(await linked(other), [`choice/${due}`]);
    await inspect(await same(other), 'conflict');
    await press(other, 'Save draft');
    await other.getByLabel('Keep yours: 105').check();
    await press(other, 'Save draft');
    await other.getByText('The draft is saved.').waitFor();

    await cell(page, due).fill('107');
    await page.getByRole('button', { name: 'Keep theirs' }).waitFor();
    await inspect(page, 'conflict-scripted');
    await press(page, 'Keep theirs');
    assert.equal(await cell(page, due).inputValue(), '105');
    assert.equal(await cell(page, staff).inputValue(), '50');
  });

  /** The same page where scripts run, as axe needs them. */
  async function same(page: Page): Promise<Page> {
    const copy = await (await browser.newContext()).newPage();
    const text = await page.content();
    await copy.route('**/returns/**', (route) =>
      route.fulfill({ body: text, contentType: 'text/html' }),
    );
    await copy.goto(page.url());
    return copy;
  }

  test('give back what was written when somebody has submitted meanwhile', async () => {
    const of = anotherMonth();
    const page = await open(jo, pathOf(of), unscripted);
    const key = {
      providerId: 'west-mercia',
      template: 'probation-area-monthly',
      month: findReturnMonth(of) ?? 0,
    };
    await fillIn(hub.as(rashid), key);
    const submitting = await open(rashid, pathOf(of), unscripted);
    await press(submitting, 'Submit the return');
    await explain(submitting);
    await press(submitting, 'Submit the return');
    await write(page, { [due]: '123' });
    await press(page, 'Save draft');
    await page.getByText('Rashid Khan submitted it').first().waitFor();
    await page.getByText('What you had written, and what stands').waitFor();
    assert.match(await page.locator('.govuk-inset-text').innerText(), /Court reports due\s+123/);
  });

  test('show what a file would change before it is saved, and every mistake in it', async () => {
    const path = pathOf(anotherMonth());
    const page = await open(rashid, `${path}/upload`);
    await inspect(page, 'upload');
    const send = async (value: string) => {
      const head = 'Return,Provider,Month,Cell,Value';
      const row = `probation-area-monthly,West Mercia,${month},${due},${value}`;
      const buffer = Buffer.from(`${head}\n${row}\n`);
      await page.locator('#file').setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer });
      await press(page, 'Check the file');
    };
    await press(page, 'Check the file');
    await page.getByText('Choose a file').first().waitFor();
    await send('many');
    await page.getByRole('heading', { name: 'Problems in r.csv' }).waitFor();
    await inspect(page, 'upload-refused');
    await send('100');
    await page.getByRole('heading', { name: 'Check what r.csv would change' }).waitFor();
    await inspect(page, 'upload-preview');
    const other = await open(jo, path, unscripted);
    assert.equal(await cell(other, due).inputValue(), '');
    await press(page, 'Take these figures');
    await page.getByText('The figures of the file are in the draft.').waitFor();
    assert.equal(await cell(page, due).inputValue(), '100');
  });

  test('look right: the board, a form, its mistakes, a return to be checked', async () => {
    const of = anotherMonth();
    const page = await open(rashid, '/returns?period=2007-08');
    await inspect(page, 'board');
    await page.goto(origins(rashid) + pathOf(of));
    await inspect(page, 'form');
    await write(page, { ...sound, [onTime]: '50' });
    await press(page, 'Submit the return');
    await inspect(page, 'refused');
    await page.locator('.govuk-error-summary a').first().click();
    assert.equal(
      await page.evaluate<string>('document.activeElement.id'),
      'court-reports:explanation',
    );
    await explain(page);
    await press(page, 'Submit the return');
    await page.getByText('The return is submitted.').waitFor();
    const desk = await open(analyst, pathOf(of));
    await inspect(desk, 'to-check');
    await desk.goto(`${origins(analyst)}${pathOf(of)}/submissions/1`);
    await inspect(desk, 'version');
    await desk.goto(`${origins(analyst)}/returns?period=2007-08&state=missing`);
    await inspect(desk, 'board-chase');
    await press(desk, 'Remind all of them');
    await desk.getByText('This hub sends no mail').waitFor();
  });
});
