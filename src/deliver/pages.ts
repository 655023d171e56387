import type { Hub } from '../hub.ts';
import type { Page } from '../web/index.ts';
import { figurePage } from './pages/figure.ts';
import { findingsPage } from './pages/findings.ts';
import { previewPage } from './pages/preview.ts';
import { sourcePage } from './pages/source.ts';
import { sourcesPage } from './pages/sources.ts';
import { templatePages } from './pages/templates.ts';
import { uploadPage } from './pages/upload.ts';
import { PendingUploads } from './pending-uploads.ts';

/** Data sources, quality findings, one import, one figure, and the upload with its preview. */
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
  ];
}
