import type { Hub } from '../../hub.ts';
import { type Exceptions, readExceptions } from './exceptions.ts';
import { type Happening, listHappenings } from './happenings.ts';
import { gatherWaiting, type WaitingList } from './waiting.ts';
import { readAgreementsWaiting } from './waiting-agreements.ts';
import { readReturnsWaiting, type Timeliness } from './waiting-returns.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** What home tells somebody who signed in. */
export type OwnHome = {
  waiting: WaitingList;
  happenings: Happening[];
  /** Undefined where nothing in the scope was ever judged. */
  exceptions: Exceptions | undefined;
  /** How timely the returns are that the caller checks; undefined for whoever checks none. */
  checked: Timeliness | undefined;
};

/** Figures by the hundred are looked through for them, and nobody changes those from one look at home to the next. */
const keptExceptions = whileUnchanged(readExceptions);

/** What waits for the caller, what was done in the caller's scope, and what its providers missed. */
export async function readHome(hub: Hub): Promise<OwnHome> {
  const [returns, agreements, happenings, exceptions] = await Promise.all([
    readReturnsWaiting(hub),
    readAgreementsWaiting(hub),
    listHappenings(hub),
    keptExceptions(hub),
  ]);
  const waiting = gatherWaiting([...returns.waiting, ...agreements]);
  return { waiting, happenings, exceptions, checked: returns.checked };
}
