import type { Page } from '../../web/index.ts';
import type { AgreementDoor } from './door.ts';
import { agreementsPage } from './reading/agreements-page.ts';
import { comparePage } from './reading/compare-page.ts';
import { documentPages } from './reading/documents-page.ts';
import { agreementFindingsPage } from './reading/findings-page.ts';
import { historyPage } from './reading/history-page.ts';
import { levelsPage } from './reading/levels-page.ts';
import { overviewPage } from './reading/overview-page.ts';
import { regimePage } from './reading/regime-page.ts';
import { sectionPage } from './reading/section-page.ts';

/** The pages to read agreements: all of them, and one in any state of its life. */
export function readingPages(door: AgreementDoor): Page[] {
  return [
    agreementsPage(door),
    overviewPage(door),
    sectionPage(),
    agreementFindingsPage(),
    levelsPage(door),
    regimePage(door),
    historyPage(),
    comparePage(),
    ...documentPages(door),
  ];
}
