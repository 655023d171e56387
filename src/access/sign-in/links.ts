import { GatehouseError } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import { type Caller, publicCaller } from '../caller.ts';
import { requireReachOver } from '../people/end-person.ts';
import { refuseEnded } from '../people/grant-role.ts';
import { getPerson, type Person } from '../people/index.ts';
import { tellOwner } from './account-notice.ts';
import { attemptSucceeded } from './attempts.ts';
import type { From, SignInGround } from './ground.ts';
import { keptPassword } from './kept-password.ts';
import { callerOfPerson, getOpenPerson } from './people.ts';
import { hashOf, newSecretValue } from './secret-value.ts';
import { later } from './session.ts';
import { requireGoodPassword, storePassword } from './set-password.ts';
import { enter, type SignedIn } from './signing-in.ts';
import { findLink, keepLink, type LinkPurpose, takeLink } from './store/link-store.ts';

/** How long an invitation may be used. */
export const invitationDays = 7;
const aDay = 24 * 3_600_000;

/**
 * Makes a one-time link for somebody to set a password by, in place of earlier ones; gives its path, which is kept
 * nowhere. Throws ACCESS_DENIED and ACCESS_OUT_OF_SCOPE (403) unless the caller manages all that the person holds, and
 * ACCESS_PERSON_ENDED (409).
 */
export async function inviteByLink(
  ground: SignInGround,
  caller: Caller,
  personId: string,
): Promise<string> {
  const { database, now } = ground;
  refuseEnded(await requireManaging(ground, caller, personId));
  const code = newSecretValue();
  const expiresAt = later(now(), invitationDays * aDay);
  await database.aside(async (session) => {
    await keepLink(session, {
      ...{ codeHash: hashOf(code), personId, purpose: 'invitation' },
      ...{ now: now(), expiresAt },
    });
    await audit(
      session,
      { caller, now },
      {
        action: 'sign-in link made',
        about: { kind: 'person', id: personId },
        after: { purpose: 'invitation', expires_at: expiresAt.toISOString() },
      },
    );
  });
  return `/sign-in/link/${code}`;
}

/** The person, where the caller manages all that they hold: a link or an ended session is as good as their account. */
export async function requireManaging(
  ground: SignInGround,
  caller: Caller,
  personId: string,
): Promise<Person> {
  const hub = { ...ground, caller };
  const { person, grants } = await getPerson(hub, personId);
  requireReachOver(hub, grants);
  return person;
}

/** A link that may be used, and whom it is for: nobody yet, where it is the first administrator's. */
export type Link = { purpose: LinkPurpose; person: Person | undefined };

/** What a link is for; throws ACCESS_LINK_OVER (410) for one that was used, is too old, older than a role, or never was. */
export async function getLink(
  ground: Pick<SignInGround, 'database' | 'now'>,
  code: string,
): Promise<Link> {
  const link = await findLink(ground.database, hashOf(code), ground.now());
  if (link === undefined) throw linkOver();
  const { personId, purpose } = link;
  const person = personId === null ? undefined : await getOpenPerson(ground, personId);
  return { purpose, person };
}

/** Whom an invitation is for; throws ACCESS_LINK_OVER (410). */
export async function getLinkPerson(
  ground: Pick<SignInGround, 'database' | 'now'>,
  code: string,
): Promise<Person> {
  const { person } = await getLink(ground, code);
  if (person === undefined) throw linkOver();
  return person;
}

/**
 * Sets a password by a link and signs its person in; all their other sessions end, and wrong attempts are forgotten.
 * Throws ACCESS_LINK_OVER (410) and ACCESS_PASSWORD_REFUSED (422).
 */
export async function setPasswordByLink(
  ground: SignInGround,
  { code, newPassword }: { code: string; newPassword: string },
  from: From,
): Promise<SignedIn> {
  const { database, now } = ground;
  const person = await getLinkPerson(ground, code);
  requireGoodPassword(ground, newPassword, person);
  const hash = await keptPassword(ground, person.id, newPassword);
  const caller = await callerOfPerson(ground, person.id, from);
  if (caller === undefined) throw linkOver();
  await database.aside(async (session) => {
    if ((await takeLink(session, hashOf(code), now())) === 0) throw linkOver();
    await storePassword(session, person.id, { hash, now: now() });
    await audit(
      session,
      { caller: { ...publicCaller, requestId: from.requestId }, now },
      {
        action: 'password set by link',
        about: { kind: 'person', id: person.id },
      },
    );
  });
  await tellOwner(ground, person.id, 'password set by link');
  await attemptSucceeded(ground, { account: person.email, address: from.address });
  return enter(ground, { caller, personId: person.id, way: 'link', next: '/' }, from);
}

/** The refusal of a link. */
export function linkOver(): GatehouseError {
  return new GatehouseError(
    'ACCESS_LINK_OVER',
    'This link has been used, is too old, or a role was given since it was made. Ask for a new one.',
    { status: 410 },
  );
}
