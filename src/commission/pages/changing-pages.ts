import type { Page } from '../../web/index.ts';
import type { AgreementDoor } from './door.ts';
import { editPage } from './drafting/edit-page.ts';
import { importPage } from './drafting/import-page.ts';
import { mergePage } from './drafting/merge-page.ts';
import { newDraftPage } from './drafting/new-draft-page.ts';
import { newNoticePage } from './notices/new-notice-page.ts';
import { noticePage } from './notices/notice-page.ts';
import { noticesPage } from './notices/notices-page.ts';
import { signPage } from './signing/sign-page.ts';

/** The pages on which agreements are drafted, signed and changed. */
export function changingPages({ evidence }: AgreementDoor): Page[] {
  return [
    newDraftPage(),
    editPage(),
    mergePage(),
    signPage(),
    importPage(),
    noticesPage(evidence),
    newNoticePage(evidence),
    noticePage(evidence),
  ];
}
