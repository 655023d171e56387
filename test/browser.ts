import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../src/commission/index.ts';

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether browser tests can run; throws instead of skipping where `GATEHOUSE_TEST_NO_SKIPS=1` forbids skips. */
export function browserAvailable(): { skip: string | false } {
  if (findBrowser(process.env.CHROMIUM_PATH) !== undefined) return { skip: false };
  const skip = 'no Chromium found: install it or set CHROMIUM_PATH to run the browser tests';
  if (process.env.GATEHOUSE_TEST_NO_SKIPS === '1') throw new Error(skip);
  return { skip };
}

/** A headless browser of this machine; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser(process.env.CHROMIUM_PATH);
  if (executablePath === undefined) throw new Error('no Chromium found: set CHROMIUM_PATH');
  return await chromium.launch({ executablePath, args: launchArguments, headless: true });
}

/** What a test does with a page. */
export type Look = (page: Page) => Promise<void>;

/** Opens an address in a context of its own, which is closed whatever comes of the look. */
export async function visitPage(
  browser: Browser,
  { url, options, look }: { url: string; options: BrowserContextOptions; look: Look },
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  try {
    await page.goto(url);
    await look(page);
  } finally {
    await context.close();
  }
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds wrong on a page, a line a finding; works under a strict content security policy. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} at ${node.target.join(' ')}`),
  );
}

const patience = 10_000;

/**
 * Waits until an expression holds on a page. Playwright's own `waitForFunction` looks again by eval, which the
 * pages' security policy refuses, and so fails wherever it does not hold at the first look.
 */
export async function waitUntil(page: Page, expression: string): Promise<void> {
  const end = Date.now() + patience;
  while (!(await page.evaluate<boolean>(`Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`It does not come to hold: ${expression}`);
    await page.waitForTimeout(50);
  }
}

/** By how many pixels a page is wider than its window; 0 when it does not scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate<number>(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  );
}

/** Everything that a page's console or its security policy complains about, collected from now on. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Keeps a picture of the whole page in the folder `GATEHOUSE_SCREENSHOTS`, where that is set. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.GATEHOUSE_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
