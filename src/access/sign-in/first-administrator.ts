import { audit } from '../audit/audit.ts';
import { systemCaller } from '../caller.ts';
import { listStandingGrants } from '../people/grant-store.ts';
import { addPerson, grantRole, type NewPerson, standingOf } from '../people/index.ts';
import type { From, SignInGround } from './ground.ts';
import { keptPassword } from './kept-password.ts';
import { linkOver } from './links.ts';
import { callerOfPerson } from './people.ts';
import { hashOf, newSecretValue } from './secret-value.ts';
import { later } from './session.ts';
import { requireGoodPassword, storePassword } from './set-password.ts';
import { enter, type SignedIn } from './signing-in.ts';
import { findLink, keepLink, takeLink, wasLinkUsed } from './store/link-store.ts';

const purpose = 'first administrator';
const role = 'administrator';
const anHour = 3_600_000;

/**
 * The path of a one-time link by which the first administrator adds themselves within an hour, in place of any made
 * before; undefined once it was used, or somebody manages people already.
 */
export async function firstAdministratorLink(ground: SignInGround): Promise<string | undefined> {
  const { database, now } = ground;
  if (await wasLinkUsed(database, purpose)) return undefined;
  if (await hasAdministrator(ground)) return undefined;
  const code = newSecretValue();
  const expiresAt = later(now(), anHour);
  await database.aside(async (session) => {
    await keepLink(session, {
      ...{ codeHash: hashOf(code), personId: null, purpose },
      ...{ now: now(), expiresAt },
    });
    await audit(
      session,
      { caller: systemCaller, now },
      {
        action: 'sign-in link made',
        about: { kind: 'person', id: purpose },
        after: { purpose, expires_at: expiresAt.toISOString() },
      },
    );
  });
  return `/sign-in/link/${code}`;
}

async function hasAdministrator({ database, estate, now }: SignInGround): Promise<boolean> {
  const day = now().toISOString().slice(0, 10);
  return (await listStandingGrants(database)).some(
    (grant) =>
      grant.role === role &&
      grant.subjectId === estate.nation.id &&
      standingOf(grant, day) === 'held',
  );
}

/**
 * Adds whoever followed the link as an administrator over the whole estate, with a password, and signs them in. Throws
 * ACCESS_LINK_OVER (410), ACCESS_PERSON_UNREADABLE and ACCESS_PASSWORD_REFUSED (422).
 */
export async function addFirstAdministrator(
  ground: SignInGround,
  { code, newPassword, ...given }: NewPerson & { code: string; newPassword: string },
  from: From,
): Promise<SignedIn> {
  const { database, now, estate } = ground;
  const link = await findLink(database, hashOf(code), now());
  if (link?.purpose !== purpose) throw linkOver();
  requireGoodPassword(ground, newPassword, given);
  const hub = { ...ground, caller: { ...systemCaller, requestId: from.requestId } };
  const { id } = await addPerson(hub, given);
  const hash = await keptPassword(ground, id, newPassword);
  await database.aside(async (session) => {
    if ((await takeLink(session, hashOf(code), now())) === 0) throw linkOver();
    await storePassword(session, id, { hash, now: now() });
    await audit(session, hub, {
      action: 'password set by link',
      about: { kind: 'person', id },
    });
  });
  await grantRole(hub, { personId: id, role, subjectId: estate.nation.id });
  const caller = await callerOfPerson(ground, id, from);
  if (caller === undefined) throw linkOver();
  return enter(ground, { caller, personId: id, way: 'link', next: '/' }, from);
}
