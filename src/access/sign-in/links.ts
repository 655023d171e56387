import { GatehouseError } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import { type Caller, publicCaller } from '../caller.ts';
import { attemptSucceeded } from './attempts.ts';
import type { From, SignInGround } from './ground.ts';
import { hashPassword } from './password.ts';
import { requireGoodPassword, storePassword } from './passwords.ts';
import { callerOfPerson, getPerson, type SignInPerson } from './people.ts';
import { hashOf, newSecretValue } from './secret-value.ts';
import { later } from './session.ts';
import { enter, type SignedIn } from './signing-in.ts';
import { findLink, keepLink, type LinkPurpose, takeLink } from './store/link-store.ts';

/** How long a link may be used, by what it is for. */
export const linkMilliseconds: Readonly<Record<LinkPurpose, number>> = {
  'first administrator': 3_600_000,
  invitation: 7 * 24 * 3_600_000,
};

/** Makes a one-time link for somebody to set a password by, in place of earlier ones; gives its path, which is kept nowhere. */
export async function makeLink(
  { database, now }: Pick<SignInGround, 'database' | 'now'>,
  caller: Caller,
  { personId, purpose }: { personId: string; purpose: LinkPurpose },
): Promise<string> {
  const code = newSecretValue();
  const expiresAt = later(now(), linkMilliseconds[purpose]);
  await database.aside(async (session) => {
    await keepLink(session, { codeHash: hashOf(code), personId, purpose, now: now(), expiresAt });
    await audit(
      session,
      { caller, now },
      {
        action: 'sign-in link made',
        about: { kind: 'person', id: personId },
        after: { purpose, expires_at: expiresAt.toISOString() },
      },
    );
  });
  return `/sign-in/link/${code}`;
}

/** Whom a link is for; throws ACCESS_LINK_OVER (404) for one that was used, is too old or never was. */
export async function getLinkPerson(
  ground: Pick<SignInGround, 'database' | 'now'>,
  code: string,
): Promise<SignInPerson> {
  const link = await findLink(ground.database, hashOf(code), ground.now());
  if (link === undefined) throw linkOver();
  return getPerson(ground, link.personId);
}

/**
 * Sets a password by a link and signs its person in; all their other sessions end, and wrong attempts are forgotten.
 * Throws ACCESS_LINK_OVER (404) and ACCESS_PASSWORD_REFUSED (422).
 */
export async function setPasswordByLink(
  ground: SignInGround,
  { code, newPassword }: { code: string; newPassword: string },
  from: From,
): Promise<SignedIn> {
  const { database, now } = ground;
  const person = await getLinkPerson(ground, code);
  requireGoodPassword(ground, newPassword, person);
  const hash = await hashPassword(newPassword);
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
  await attemptSucceeded(ground, { account: person.email, address: from.address });
  return enter(ground, { caller, personId: person.id, way: 'link', next: '/' }, from);
}

function linkOver(): GatehouseError {
  return new GatehouseError(
    'ACCESS_LINK_OVER',
    'This link has been used or is too old. Ask for a new one.',
    { status: 404 },
  );
}
