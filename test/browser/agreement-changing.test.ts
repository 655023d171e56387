import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { latestOf } from '../../src/commission/agreement/draft-actions.ts';
import { evidenceOf } from '../../src/commission/agreement/evidence.fixture.ts';
import { getFile } from '../../src/commission/agreement/get-agreement.ts';
import { agreementOds } from '../../src/commission/document/ods.ts';
import {
  director,
  draftSample,
  governor,
  sampleForm,
  saved,
  withSampleForm,
} from '../../src/commission/pages/sample-draft.fixture.ts';
import type { Database } from '../../src/database/index.ts';
import type { Hub } from '../../src/hub.ts';
import { type Desk, openDesk, signSample } from '../agreement-desk.ts';
import {
  axeViolations,
  browserAvailable,
  openBrowser,
  screenshot,
  sidewaysScroll,
} from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { openEmptyHub } from '../hubs.ts';

const sizes = [
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
];
const draft = 'draft-2014-15';
const signed = 'signed-2014-15';
const longName =
  'Supercalifragilisticexpialidocious-and-in-the-open-air activities of the whole week';

const evidence = evidenceOf({
  recorded: async () => [
    {
      ...{ metric: 'B02', title: 'Certified normal accommodation', period: 'May 2014' },
      ...{ value: 720, text: '720', source: 'Population bulletin, May 2014' },
    },
  ],
  outlook: async (_hub, { before: levels }) =>
    [...levels.keys()].map((metric) => {
      const side = { levelToDate: '6', statusToDate: 'missed', statusAtYearEnd: 'met' } as const;
      return {
        ...{ metric, title: 'Sex offender completions', toDate: '2014-15 to May' },
        ...{ outturnToDate: '5', forecast: '30', how: 'The two months so far, times six.' },
        before: { ...side, levelAtYearEnd: '36', statusAtYearEnd: 'missed' as const },
        after: { ...side, levelAtYearEnd: '30' },
      };
    }),
});

describe('the pages to draft, sign and change agreements in a browser', browserAvailable(), () => {
  let browser: Browser;
  let database: Database;
  let hub: Hub;
  let desk: Desk;
  let origin = '';
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    hub = withSampleForm(openEmptyHub(database));
    desk = openDesk(hub, evidence);
    await draftSample(hub, draft);
    await signSample(hub, signed);
    origin = await desk.server.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await desk.close();
    await database.close();
  });

  /** Works pages without JavaScript, as every page must be able to. */
  async function work(path: string, look: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin + path);
    await look(page);
    await context.close();
  }
  /** Nothing wrong and nothing sideways, wide and narrow. */
  async function inspect(path: string, name: string, prepare?: (page: Page) => Promise<void>) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(origin + path);
    await prepare?.(page);
    for (const viewport of sizes) {
      await page.setViewportSize(viewport);
      await screenshot(page, `changing-${name}-${viewport.width}`);
      assert.deepEqual(await axeViolations(page), [], `${name} at ${viewport.width}`);
      assert.equal(await sidewaysScroll(page), 0, `${name} at ${viewport.width}`);
    }
    await page.emulateMedia({ media: 'print' });
    await screenshot(page, `changing-${name}-print`);
    await context.close();
  }
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  async function actAs(page: Page, { name, role }: typeof governor) {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Your role').fill(role);
  }

  test('look right while a draft is begun and written', async () => {
    await inspect('/agreements/new', 'new', (page) => press(page, 'Begin the draft'));
    const edit = `/agreements/${draft}/edit`;
    await inspect(`${edit}/capacity`, 'whose');
    await inspect(`${edit}/capacity?party=provider`, 'form', (page) => press(page, 'Save'));
    await inspect(`${edit}/background?party=provider`, 'grid', async (page) => {
      await page.getByLabel('Recalled, Cat C').fill('many');
      await actAs(page, governor);
      await press(page, 'Save');
    });
    await inspect(`${edit}/levels?party=provider`, 'rows');
    await inspect(`${edit}/levels?party=provider&row=CU019.level`, 'level-row');
    await inspect(`${edit}/industries?party=provider&row=kitchens`, 'row');
    await inspect(`${edit}/objectives?party=provider`, 'no-rows');
    await inspect(`${edit}/objectives?party=commissioner`, 'other-party');
    await inspect(`${edit}/objectives?party=provider&add=yes`, 'new-row');
  });

  test('write a row, work it out and comment on it without JavaScript', async () => {
    await work(`/agreements/${draft}/edit/industries`, async (page) => {
      await page.getByLabel('Provider').check();
      await press(page, 'Continue');
      await page.getByRole('button', { name: 'Add a row' }).click();
      await page.getByLabel('Workshop', { exact: true }).fill(longName);
      await page.getByLabel('Places').fill('42');
      await page.getByLabel('Hours a week each').fill('28:15');
      await actAs(page, governor);
      await press(page, 'Work it out');
      // 42 × 28 h 15 min = 42 × 28.25
      await page.locator('[value="1,186.50"]').waitFor();
      assert.equal(await page.getByLabel('Core hours a week').inputValue(), '1,186.50');
      await press(page, 'Save');
      await page.getByText('Saved as version 3.').waitFor();
      await page.getByLabel('Your comment').fill(`${longName}\nA second line`);
      await press(page, 'Add the comment');
      await page.getByText('The comment was added.').waitFor();
    });
    await inspect(`/agreements/${draft}/edit/industries?party=provider`, 'long-names');
  });

  test('put two edits together without JavaScript', async () => {
    const at = { table: 'capacity', row: 'entry', column: 'cna' };
    await work(`/agreements/${draft}/edit/capacity?party=provider`, async (page) => {
      const { number } = latestOf(await getFile(database, draft));
      const change = { kind: 'cell' as const, at, before: '741', after: '735' };
      await saved(hub, draft, { base: number, actor: director, changes: [change] });
      await page.getByLabel('Certified normal accommodation').fill('720');
      await page.getByLabel('Operational capacity').fill('740');
      await actAs(page, governor);
      await press(page, 'Save');
      await page.getByRole('heading', { name: 'Put two edits together' }).waitFor();
      for (const viewport of sizes) {
        await page.setViewportSize(viewport);
        await screenshot(page, `changing-merge-${viewport.width}`);
        assert.equal(await sidewaysScroll(page), 0);
      }
      await press(page, 'Save what I chose');
      await page.getByRole('link', { name: 'Choose which words should stand' }).waitFor();
      await page.getByLabel('What you wrote').check();
      await press(page, 'Save what I chose');
      await page.getByText('Saved as version').waitFor();
      const { content } = latestOf(await getFile(database, draft));
      const cells = content.capacity?.rows[0]?.cells;
      assert.deepEqual([cells?.cna, cells?.['operational-capacity']], ['720', '740']);
    });
  });

  test('take in a filled spreadsheet without JavaScript', async () => {
    const { agreement } = await getFile(database, draft);
    const { content, number: version, contentHash } = latestOf(await getFile(database, draft));
    const background = {
      rows: content.background?.rows ?? [],
      totals: { total: { 'cat-c': '742' } },
    };
    const tables = { template: sampleForm, agreement, version, contentHash };
    const bytes = await agreementOds({ ...tables, content: { ...content, background } });
    const file = {
      ...{ name: 'filled.ods', mimeType: 'application/vnd.oasis.opendocument.spreadsheet' },
      buffer: Buffer.from(bytes),
    };
    const choose = async (page: Page) => {
      await page.locator('input[type=file]').setInputFiles(file);
      await press(page, 'Look at what it would change');
      await page.getByText('Nothing is stored yet').waitFor();
    };
    await inspect(`/agreements/${draft}/import`, 'import');
    await inspect(`/agreements/${draft}/import`, 'import-preview', choose);
    await work(`/agreements/${draft}/import`, async (page) => {
      await choose(page);
      await page.getByLabel('Commissioner').check();
      await actAs(page, director);
      await press(page, 'Save it as a version of the draft');
      await page.getByText('Saved as version').waitFor();
    });
  });

  test('offer, accept and sign without JavaScript', async () => {
    const sign = `/agreements/${draft}/sign`;
    await inspect(sign, 'sign');
    await inspect(`${sign}?party=provider`, 'steps');
    await work(`${sign}?party=commissioner`, async (page) => {
      await page.getByRole('link', { name: 'Offer it to the other party' }).click();
      await actAs(page, director);
      await press(page, 'Offer this version');
      await page.getByText('The version is offered.').waitFor();
      await page.getByRole('link', { name: 'Act for the other party' }).click();
      await page.getByRole('link', { name: 'Agree to what is offered' }).click();
      await actAs(page, governor);
      await press(page, 'Agree to this version');
      await page.getByText('Both parties have agreed.').waitFor();
    });
    await inspect(`${sign}?party=provider&step=sign`, 'sign-blocked');
    await inspect(`${sign}?party=provider&step=accept`, 'accept', (page) =>
      press(page, 'Accept what is ticked'),
    );
    await work(`${sign}?party=provider&step=accept`, async (page) => {
      await page.getByRole('checkbox').first().check();
      await page.getByLabel('Reason').fill('Printed so in the annex');
      await actAs(page, governor);
      await press(page, 'Accept what is ticked');
      await page.getByText('The findings were accepted.').waitFor();
    });
    await inspect(`${sign}?party=commissioner&step=end`, 'end');
    await inspect(`/agreements/${signed}/sign?party=commissioner&step=end`, 'end-signed');
  });

  test('propose a notice, look at what it would do, and agree to it without JavaScript', async () => {
    const notices = `/agreements/${signed}/notices`;
    await inspect(notices, 'notices');
    await work(notices, async (page) => {
      await page.getByRole('button', { name: 'Begin this notice' }).click();
      await page.getByLabel('The first month in which it holds').selectOption('October 2014');
      await press(page, 'Use this month');
      await page.getByLabel('Table', { exact: true }).selectOption('Table 8a: Industries');
      await press(page, 'Open');
      await page.getByLabel('Row of Industries').selectOption('Kitchens');
      await press(page, 'Open');
      await page.getByLabel('Places').fill('24');
      await press(page, 'Add what I changed');
      await page.getByText('Change a level and spread it').click();
      await page.getByLabel('Level', { exact: true }).selectOption({ index: 2 });
      await page.getByLabel('New level').fill('30');
      await page.getByLabel('Evenly, month by month').check();
      await press(page, 'Spread it');
      for (const viewport of sizes) {
        await page.setViewportSize(viewport);
        await screenshot(page, `changing-notice-gathered-${viewport.width}`);
        assert.equal(await sidewaysScroll(page), 0);
      }
      await press(page, 'Look at what it would do');
      for (const viewport of sizes) {
        await page.setViewportSize(viewport);
        await screenshot(page, `changing-notice-preview-${viewport.width}`);
        assert.equal(await sidewaysScroll(page), 0);
      }
      await page.getByLabel('Provider').check();
      await actAs(page, governor);
      await press(page, 'Propose this notice');
      await page.getByText('The notice was proposed.').waitFor();
    });
    await inspect(`${notices}/new`, 'notice-new', async (page) => {
      await page
        .getByLabel('Table', { exact: true })
        .selectOption('Table 2d: Estimated background');
      await press(page, 'Open');
    });
    await inspect(`${notices}/1?party=commissioner`, 'notice', (page) =>
      press(page, 'Record the answer'),
    );
    await work(`${notices}/1`, async (page) => {
      await page.getByLabel('Commissioner').check();
      await press(page, 'Continue');
      await page.getByLabel('Agree to it').check();
      await actAs(page, director);
      await press(page, 'Record the answer');
      await page.getByText('Both parties have agreed').waitFor();
    });
    await inspect(notices, 'notices-settled');
  });
});
