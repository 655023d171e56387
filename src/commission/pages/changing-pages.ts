import type { Hub } from '../../hub.ts';
import type { Page } from '../../web/index.ts';
import type { AgreementDoor } from './door.ts';
import { editPage } from './edit-page.ts';
import { importPage } from './import-page.ts';
import { mergePage } from './merge-page.ts';
import { newDraftPage } from './new-draft.ts';
import { newNoticePage } from './new-notice.ts';
import { noticePage } from './notice-page.ts';
import { noticesPage } from './notices-page.ts';
import { signPage } from './sign-page.ts';

/** The pages on which agreements are drafted, signed and changed. */
export function changingPages(hub: Hub, { evidence }: AgreementDoor): Page[] {
  return [
    newDraftPage(hub),
    editPage(hub),
    mergePage(hub),
    signPage(hub),
    importPage(hub),
    noticesPage(hub, evidence),
    newNoticePage(hub, evidence),
    noticePage(hub, evidence),
  ];
}
