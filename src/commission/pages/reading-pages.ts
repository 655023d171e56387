import type { Hub } from '../../hub.ts';
import type { Page } from '../../web/index.ts';
import { agreementFindingsPage } from './agreement-findings.ts';
import { agreementsPage } from './agreements.ts';
import { comparePage } from './compare.ts';
import { documentPages } from './documents.ts';
import type { AgreementDoor } from './door.ts';
import { historyPage } from './history.ts';
import { levelsPage } from './levels.ts';
import { overviewPage } from './overview.ts';
import { regimePage } from './regime.ts';
import { sectionPage } from './section.ts';

/** The pages to read agreements: all of them, and one in any state of its life. */
export function readingPages(hub: Hub, door: AgreementDoor): Page[] {
  return [
    agreementsPage(hub, door),
    overviewPage(hub, door),
    sectionPage(hub),
    agreementFindingsPage(hub),
    levelsPage(hub, door),
    regimePage(hub, door),
    historyPage(hub),
    comparePage(hub),
    ...documentPages(hub, door),
  ];
}
