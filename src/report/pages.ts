import type { Page } from '../web/index.ts';
import { annualPage } from './pages/annual.ts';
import { choosePage } from './pages/choose.ts';
import { csvPage, htmlFilePage, type ReportDoor, workbookPage } from './pages/downloads.ts';

/** The pages of the annual report: which one, the report itself, and its files. */
export function reportPages(door: ReportDoor): Page[] {
  return [choosePage(), annualPage(), htmlFilePage(door), workbookPage(door), csvPage()];
}
