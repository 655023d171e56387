import { nameOf } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import type { OwnAccount } from '../../sign-in/own-account.ts';
import { wayWords } from '../../sign-in/session.ts';

/** The way to a page below one's own account. */
export function accountCrumbs(...below: ReadonlyArray<{ text: string; href?: string }>) {
  return [{ text: 'Home', href: '/' }, { text: 'Your account', href: '/account' }, ...below];
}

/** One's own account as its page shows it. */
export function accountView(account: OwnAccount, { now }: { now: () => Date }) {
  const { person, sessions, presentId, hasPassword, appSince, recoveryCodes } = account;
  return {
    person,
    hasPassword,
    app: appSince && { since: dayWords(appSince), recoveryCodes },
    sessions: sessions.map((session) => ({
      id: session.id,
      browser: session.browser,
      way: wayWords[session.way],
      began: momentWords(session.startedAt),
      used: agoWords(session.lastUsedAt, now()),
      isPresent: session.id === presentId,
    })),
    hasOthers: sessions.some(({ id }) => id !== presentId),
  };
}

/** The roles that somebody holds today, each with the part of the estate that it is held over. */
export function heldRoles({ caller, estate }: Pick<Hub, 'caller' | 'estate'>): string[] {
  return caller.roles.map(({ title, over, givenOver = over }) =>
    givenOver === 'everywhere'
      ? title
      : `${title} over ${givenOver.map((id) => nameOf(estate, id)).join(', ')}`,
  );
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const moment = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' },
});

function dayWords(at: Date): string {
  return day.format(at);
}

function momentWords(at: Date): string {
  return moment.format(at);
}

/** How long ago in words, to the minute. */
export function agoWords(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return 'Just now';
  if (minutes === 1) return '1 minute ago';
  return minutes < 60 ? `${minutes} minutes ago` : momentWords(at);
}
