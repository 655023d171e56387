import type { Page } from '../web/index.ts';
import { figurePage } from './pages/figure.ts';
import { findingsPage } from './pages/findings.ts';
import { previewPage } from './pages/preview.ts';
import { recordPage } from './pages/record.ts';
import { recordBatchPage } from './pages/record-batch.ts';
import { recordBatchesPage } from './pages/record-batches.ts';
import { recordFindingsPage } from './pages/record-findings.ts';
import { recordImportPage } from './pages/record-import.ts';
import { recordLocksPage } from './pages/record-locks.ts';
import { recordTypePages } from './pages/record-type.ts';
import { recordTypesPage } from './pages/record-types.ts';
import { recordWithdrawPage } from './pages/record-withdraw.ts';
import { sourcePage } from './pages/source.ts';
import { sourcesPage } from './pages/sources.ts';
import { templatePages } from './pages/templates.ts';
import { uploadPage } from './pages/upload.ts';
import { PendingUploads } from './pending-uploads.ts';

/** Data sources, quality findings, one import, one figure, the upload with its preview, and the ledger of records. */
export function deliverPages(clock: () => number = Date.now): Page[] {
  const uploads = new PendingUploads(clock);
  return [
    sourcesPage(),
    findingsPage(),
    sourcePage(),
    figurePage(),
    uploadPage(uploads),
    ...templatePages(),
    previewPage(uploads),
    recordTypesPage(),
    recordBatchesPage(),
    recordBatchPage(),
    recordWithdrawPage(),
    recordFindingsPage(),
    recordLocksPage(),
    ...recordTypePages(),
    recordImportPage(),
    recordPage(),
  ];
}
