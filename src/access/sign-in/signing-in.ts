import { GatehouseError } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import { type Caller, publicCaller } from '../caller.ts';
import { attemptGoesOn, attemptSucceeded, countAttempt } from './attempts.ts';
import type { From, SignInGround } from './ground.ts';
import { isKeptPassword, keptAnew } from './kept-password.ts';
import { callerOfPerson, findSigner } from './people.ts';
import { beginRoundTrip, endRoundTrip, findOpenRoundTrip } from './round-trips.ts';
import { takeCode, wrongCode } from './second-factor.ts';
import { beginSession } from './sessions.ts';
import { findAccount, type LocalAccount, replaceHash } from './store/account-store.ts';
import type { WayIn } from './store/session-store.ts';

/** Signed in: the value goes to the browser in a cookie. */
export type SignedIn = { kind: 'signed in'; value: string; next: string };
/** The password was right, and a code of an app is asked next; the value binds this to the browser. */
export type CodeNeeded = { kind: 'code needed'; value: string };

/**
 * Signs somebody in by e-mail address and password. Throws ACCESS_NOT_RIGHT (422), ACCESS_WAIT or ACCESS_LOCKED (429):
 * the same, after the same work, whether there is such an account or not.
 */
export async function signInByPassword(
  ground: SignInGround,
  { email, password, next }: { email: string; password: string; next: string },
  from: From,
): Promise<SignedIn | CodeNeeded> {
  const attempt = { account: email, address: from.address };
  await countAttempt(ground, attempt);
  const person = await findSigner(ground, email);
  const account = await findAccount(ground.database, person?.id ?? '');
  const right = await isKeptPassword(ground, account, password);
  const caller = person === undefined ? undefined : await callerOfPerson(ground, person.id, from);
  if (!right || person === undefined || caller === undefined || account === undefined) {
    await auditFailure(ground, caller, from);
    throw notRight();
  }
  await renewHash(ground, account, password);
  if (account.totpSecret !== null) {
    await attemptGoesOn(ground, attempt);
    const value = await beginRoundTrip(ground, { kind: 'code', personId: person.id, email, next });
    return { kind: 'code needed', value };
  }
  await attemptSucceeded(ground, attempt);
  return enter(ground, { caller, personId: person.id, way: 'password', next }, from);
}

/**
 * Signs in whoever's password was right a moment ago by a code of their app, or a recovery code. Throws
 * ACCESS_BEGIN_AGAIN (422) where no password was given from this browser lately, and ACCESS_CODE_WRONG (422).
 */
export async function signInByCode(
  ground: SignInGround,
  { value, code }: { value: string | undefined; code: string },
  from: From,
): Promise<SignedIn> {
  const trip = await findOpenRoundTrip(ground, value, 'code');
  if (trip === undefined || value === undefined) throw beginAgain();
  const attempt = { account: trip.email, address: from.address };
  await countAttempt(ground, attempt);
  const caller = await callerOfPerson(ground, trip.personId, from);
  if (caller === undefined || !(await takeCode(ground, trip.personId, code))) {
    await auditFailure(ground, caller, from);
    throw wrongCode();
  }
  await endRoundTrip(ground, value);
  await attemptSucceeded(ground, attempt);
  const { personId, next } = trip;
  return enter(ground, { caller, personId, way: 'password and code', next }, from);
}

/** Begins the session of somebody who has proved who they are. */
export async function enter(
  ground: SignInGround,
  entering: { caller: Caller; personId: string; way: WayIn; next: string },
  from: From,
): Promise<SignedIn> {
  const { caller, personId, way, next } = entering;
  const { id, value } = await beginSession(ground, { personId, way, agent: from.agent });
  await ground.database.aside((session) =>
    audit(
      session,
      { caller, now: ground.now },
      {
        action: 'signed in',
        about: { kind: 'person', id: personId },
        after: { way, session: id },
      },
    ),
  );
  ground.attempted?.('succeeded');
  return { kind: 'signed in', value, next };
}

/** Keeps that somebody failed; of an account that does not exist no name is kept. */
export async function auditFailure(
  { database, now, attempted }: SignInGround,
  caller: Caller | undefined,
  { requestId }: From,
): Promise<void> {
  attempted?.('failed');
  const acting = { caller: { ...publicCaller, requestId }, now };
  const about = { kind: 'person', id: caller?.personId ?? 'unknown' };
  await database.aside((session) => audit(session, acting, { action: 'sign-in failed', about }));
}

/** The refusal that does not say which of the two is wrong. */
function notRight(): GatehouseError {
  const message = 'Enter the e-mail address and password of your account';
  return new GatehouseError(
    'ACCESS_NOT_RIGHT',
    'The e-mail address or the password is not right.',
    {
      status: 422,
      problems: [{ message, place: { path: 'email' } }],
    },
  );
}

/** The refusal of what no longer goes on. */
export function beginAgain(): GatehouseError {
  return new GatehouseError(
    'ACCESS_BEGIN_AGAIN',
    'That took too long, or was begun in another browser. Sign in again from the beginning.',
    { status: 422 },
  );
}

/** The password is at hand only now: keeps it as passwords are kept today. */
async function renewHash(
  ground: SignInGround,
  account: LocalAccount,
  password: string,
): Promise<void> {
  const { personId, passwordHash } = account;
  const to = await keptAnew(ground, account, password);
  if (passwordHash === null || to === undefined) return;
  await ground.database.aside((session) =>
    replaceHash(session, personId, { from: passwordHash, to }),
  );
}
