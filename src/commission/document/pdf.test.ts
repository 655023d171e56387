import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findBrowser, printPdf } from './pdf.ts';

describe('an agreement as PDF', () => {
  test('is refused with what to do where no browser is installed', async () => {
    await assert.rejects(printPdf('<p>Agreed</p>', undefined), {
      code: 'COMMISSION_NO_BROWSER',
      status: 503,
      message: /Install it or set CHROMIUM_PATH/,
    });
  });

  test('is not printed by a browser that is not where it was said to be', () => {
    assert.equal(findBrowser('/nowhere/chromium'), undefined);
  });

  test('says so when the browser prints nothing', async () => {
    await assert.rejects(printPdf('<p>Agreed</p>', '/bin/true'), { code: 'COMMISSION_PDF_FAILED' });
    await assert.rejects(printPdf('<p>Agreed</p>', '/bin/false'), {
      code: 'COMMISSION_PDF_FAILED',
    });
  });
});
