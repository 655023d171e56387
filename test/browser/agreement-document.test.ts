import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { getTemplate, loadCatalogue } from '../../src/catalogue/index.ts';
import { checkAgreement } from '../../src/commission/agreement/consistency/check-agreement.ts';
import { hashContent } from '../../src/commission/agreement/content.ts';
import { readShippedAgreement } from '../../src/commission/agreement/shipped-agreement.ts';
import {
  agreementDocument,
  type DocumentInput,
} from '../../src/commission/document/agreement-document.ts';
import { agreementHtml } from '../../src/commission/document/html.ts';
import { findBrowser, printPdf } from '../../src/commission/document/pdf.ts';
import { packageRoot } from '../../src/config.ts';
import { completeBrand, createRender, loadAssets } from '../../src/web/index.ts';
import {
  axeViolations,
  browserAvailable,
  collectComplaints,
  type Look,
  openBrowser,
  screenshot,
  sidewaysScroll,
  visitPage,
} from '../browser.ts';

const brand = completeBrand({});
const assets = loadAssets(packageRoot, brand);
const draw = createRender({ root: packageRoot, brand, assets, version: '0.0.0' });
const desktop = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

/** The annex of HMP Stafford as it ships, with what the checks find in it. */
async function stafford(): Promise<DocumentInput> {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  const fileName = 'data/agreements/stafford-2014-15.yaml';
  const text = await readFile(join(packageRoot, fileName), 'utf8');
  const { agreement, content, signatures } = readShippedAgreement(text, fileName, catalogue);
  const template = getTemplate(catalogue, agreement.template);
  return {
    ...{ template, content, agreement, version: 1, contentHash: hashContent(content) },
    names: { provider: 'HMP Stafford', commissioner: 'West Midlands' },
    results: checkAgreement(template, content, { catalogue, facts: new Map() }),
    signatures: signatures.map(({ actor, on }) => ({ ...actor, on })),
    standing: 'In force',
    noticesApplied: [],
  };
}

describe('the document of an agreement in a browser', browserAvailable(), () => {
  let browser: Browser;
  let folder = '';
  let html = '';

  before(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-agreement-'));
    html = agreementHtml(draw, agreementDocument(await stafford()));
    await writeFile(join(folder, 'agreement.html'), html);
  });

  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const visit = (options: BrowserContextOptions, look: Look) =>
    visitPage(browser, {
      url: pathToFileURL(join(folder, 'agreement.html')).href,
      options,
      look,
    });

  for (const [name, viewport] of Object.entries({ desktop, narrow })) {
    test(`axe finds nothing, and it does not scroll sideways: ${name}`, async () => {
      await visit({ viewport }, async (page) => {
        assert.deepEqual(await axeViolations(page), []);
        assert.equal(await sidewaysScroll(page), 0);
        await screenshot(page, `agreement-${name}`);
      });
    });
  }

  test('its own policy lets its style through', async () => {
    await visit({ viewport: desktop }, async (page) => {
      const complaints = collectComplaints(page);
      await page.reload();
      assert.deepEqual(complaints, []);
      assert.equal(
        await page.evaluate('getComputedStyle(document.querySelector("table")).borderCollapse'),
        'collapse',
      );
    });
  });

  test('is printed with tags, upright, and on its side where a table is wide', async () => {
    const bytes = await printPdf(html, findBrowser(process.env.CHROMIUM_PATH));
    const text = Buffer.from(bytes).toString('latin1');
    assert.ok(text.startsWith('%PDF-'));
    // A4 is 210 × 297 mm: 595.3 × 841.9 points of 1/72 inch. The levels alone fill more than one page.
    const upright = text.match(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/g) ?? [];
    const wide = text.match(/\/MediaBox\s*\[0 0 84\d(\.\d+)? 59\d(\.\d+)?\]/g) ?? [];
    assert.ok(upright.length > 1);
    assert.ok(wide.length > 1);
    assert.match(text, /\/StructTreeRoot/);
  });
});
