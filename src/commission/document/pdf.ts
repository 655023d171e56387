import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GatehouseError } from '../../errors.ts';

const knownPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const longestMilliseconds = 60_000;

/** Where a Chromium stands on this machine: the one asked for (`CHROMIUM_PATH`), or where systems put it. */
export function findBrowser(asked: string | undefined): string | undefined {
  const places = asked ? [asked] : knownPlaces;
  return places.find((place) => existsSync(place));
}

/**
 * An HTML document as a tagged PDF, printed by an installed Chromium. Throws COMMISSION_NO_BROWSER where there is
 * none, COMMISSION_PDF_FAILED where it prints nothing within a minute.
 */
export async function printPdf(html: string, browserPath: string | undefined): Promise<Uint8Array> {
  if (browserPath === undefined) throw noBrowser();
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pdf-'));
  try {
    const page = join(folder, 'agreement.html');
    const printed = join(folder, 'agreement.pdf');
    await writeFile(page, html);
    const flags = flagsFor(join(folder, 'profile'), printed);
    await run(browserPath, [...flags, pathToFileURL(page).href]);
    return new Uint8Array(await readFile(printed));
  } catch (cause) {
    throw failed(cause);
  } finally {
    // The browser's own processes may still be writing their last files.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The document holds what people wrote, so its browser reaches no network. */
function flagsFor(profile: string, printed: string): string[] {
  return [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${printed}`,
  ];
}

function run(command: string, given: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const browser = spawn(command, given, {
      stdio: 'ignore',
      timeout: longestMilliseconds,
      killSignal: 'SIGKILL',
    });
    browser.once('error', reject);
    browser.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`The browser ended with ${signal ?? code}.`));
    });
  });
}

function noBrowser(): GatehouseError {
  return new GatehouseError(
    'COMMISSION_NO_BROWSER',
    'A PDF is printed by Chromium, and none is installed here. Install it or set CHROMIUM_PATH, or take the HTML file and print it.',
    { status: 503 },
  );
}

function failed(cause: unknown): GatehouseError {
  return new GatehouseError(
    'COMMISSION_PDF_FAILED',
    'The browser printed no PDF. Try again, or take the HTML file and print it.',
    { status: 503, cause },
  );
}
