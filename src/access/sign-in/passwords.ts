import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import type { Caller } from '../caller.ts';
import type { Person } from '../people/index.ts';
import { attemptSucceeded, countAttempt } from './attempts.ts';
import type { From, SignInGround } from './ground.ts';
import { hashPassword, isPassword } from './password.ts';
import { passwordProblems } from './password-rules.ts';
import { getOpenPerson } from './people.ts';
import { signedIn, takeCode, wrongCode } from './second-factor.ts';
import { stepUp } from './sessions.ts';
import { findAccount, keepPassword } from './store/account-store.ts';
import { endSessions } from './store/session-store.ts';

/** Throws ACCESS_PASSWORD_REFUSED (422) with what is wrong with a new password. */
export function requireGoodPassword(
  { commonPasswords }: Pick<SignInGround, 'commonPasswords'>,
  password: string,
  { name, email }: Pick<Person, 'name' | 'email'>,
): void {
  const context = { common: commonPasswords, ownWords: [name, email] };
  refuse(passwordProblems(password, context));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new GatehouseError('ACCESS_PASSWORD_REFUSED', 'This password cannot be used.', {
    status: 422,
    problems,
  });
}

/** Changes one's own password and ends all one's other sessions. Throws ACCESS_PASSWORD_WRONG and ACCESS_PASSWORD_REFUSED (422). */
export async function changePassword(
  ground: SignInGround,
  caller: Caller,
  { password, newPassword }: { password: string; newPassword: string },
  from: From,
): Promise<void> {
  const { database, now } = ground;
  const personId = signedIn(caller);
  await requirePassword(ground, personId, password, from);
  requireGoodPassword(ground, newPassword, await getOpenPerson(ground, personId));
  const hash = await hashPassword(newPassword);
  await database.aside(async (session) => {
    await storePassword(session, personId, { hash, now: now(), except: caller.session?.id });
    await audit(
      session,
      { caller, now },
      {
        action: 'password changed',
        about: { kind: 'person', id: personId },
      },
    );
  });
}

/** Keeps a password and ends the sessions that were begun with the one before. */
export async function storePassword(
  session: Session,
  personId: string,
  { hash, now, except }: { hash: string; now: Date; except?: string | undefined },
): Promise<void> {
  await keepPassword(session, personId, { hash, now });
  await endSessions(session, personId, { except, by: 'password changed', now });
}

/**
 * Lets the session sign for five minutes, by a code of the person's app where there is one, otherwise by the
 * password; gives the session's new value. Throws ACCESS_CODE_WRONG or ACCESS_PASSWORD_WRONG (422).
 */
export async function confirmIdentity(
  ground: SignInGround,
  caller: Caller,
  { password, code }: { password?: string | undefined; code?: string | undefined },
  from: From,
): Promise<string> {
  const personId = signedIn(caller);
  if (caller.session === undefined) throw tokenCannot();
  if (await asksForCode(ground, personId)) {
    await requireCode(ground, personId, code ?? '', from);
  } else {
    await requirePassword(ground, personId, password ?? '', from);
  }
  const value = await stepUp(ground, caller.session.id);
  await ground.database.aside((session) =>
    audit(
      session,
      { caller, now: ground.now },
      {
        action: 'identity confirmed',
        about: { kind: 'person', id: personId },
      },
    ),
  );
  return value;
}

/** Whether somebody is asked for a code of an app. */
export async function asksForCode(
  { database }: Pick<SignInGround, 'database'>,
  personId: string,
): Promise<boolean> {
  return (await findAccount(database, personId))?.totpSecret != null;
}

async function requirePassword(
  ground: SignInGround,
  personId: string,
  password: string,
  from: From,
): Promise<void> {
  const attempt = { account: await accountNameOf(ground, personId), address: from.address };
  await countAttempt(ground, attempt);
  const account = await findAccount(ground.database, personId);
  if (!(await isPassword(account?.passwordHash, password))) {
    const message = 'Enter the password that you sign in with';
    throw new GatehouseError('ACCESS_PASSWORD_WRONG', 'The password is not right.', {
      status: 422,
      problems: [{ message, place: { path: 'password' } }],
    });
  }
  await attemptSucceeded(ground, attempt);
}

async function requireCode(
  ground: SignInGround,
  personId: string,
  code: string,
  from: From,
): Promise<void> {
  const attempt = { account: await accountNameOf(ground, personId), address: from.address };
  await countAttempt(ground, attempt);
  if (!(await takeCode(ground, personId, code))) throw wrongCode();
  await attemptSucceeded(ground, attempt);
}

/** Under which wrong attempts are counted: as at signing in, so that no second door gives more tries. */
async function accountNameOf(ground: SignInGround, personId: string): Promise<string> {
  return (await getOpenPerson(ground, personId)).email;
}

function tokenCannot(): GatehouseError {
  return new GatehouseError(
    'ACCESS_STEP_UP',
    'A token cannot sign. Sign in on the pages and do it there.',
    { status: 403 },
  );
}
