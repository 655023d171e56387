import type { Hub } from '../hub.ts';
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
export function deliverPages(hub: Hub): Page[] {
  const uploads = new PendingUploads(() => hub.now().getTime());
  return [
    sourcesPage(hub),
    findingsPage(hub),
    sourcePage(hub),
    figurePage(hub),
    uploadPage(hub, uploads),
    ...templatePages(),
    previewPage(hub, uploads),
    recordTypesPage(hub),
    recordBatchesPage(hub),
    recordBatchPage(hub),
    recordWithdrawPage(hub),
    recordFindingsPage(hub),
    recordLocksPage(hub),
    ...recordTypePages(hub),
    recordImportPage(hub),
    recordPage(hub),
  ];
}
