import type { Page } from '../web/index.ts';
import { boardPage } from './pages/returns/board-page.ts';
import { checkPage } from './pages/returns/check-page.ts';
import type { ReturnsDoor } from './pages/returns/door.ts';
import { downloadPages } from './pages/returns/download-pages.ts';
import { returnPage } from './pages/returns/return-page.ts';
import { submissionPage } from './pages/returns/submission-page.ts';
import { uploadReturnPage } from './pages/returns/upload-page.ts';
import { uploadPreviewPage } from './pages/returns/upload-preview-page.ts';
import { PendingUploads } from './pending-uploads.ts';

/** The pages of monthly returns: the board, one return, its submitted versions, and its files. */
export function returnsPages(door: ReturnsDoor): Page[] {
  const uploads = new PendingUploads();
  return [
    boardPage(door),
    returnPage(door),
    checkPage(door),
    submissionPage(door),
    ...downloadPages(),
    uploadReturnPage(door, uploads),
    uploadPreviewPage(door, uploads),
  ];
}
