import type { Hub } from '../../hub.ts';
import type { Page } from '../../web/index.ts';
import type { AgreementDoor } from './door.ts';
import { editPage } from './edit-page.ts';
import { mergePage } from './merge-page.ts';

/** The pages on which agreements are drafted, signed and changed. */
export function changingPages(hub: Hub, _door: AgreementDoor): Page[] {
  return [editPage(hub), mergePage(hub)];
}
