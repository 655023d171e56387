import { GatehouseError } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import type { Caller } from '../caller.ts';
import { attemptSucceeded, countAttempt } from './attempts.ts';
import type { From, SignInGround } from './ground.ts';
import { isKeptPassword } from './kept-password.ts';
import { getOpenPerson } from './people.ts';
import { signedIn, takeCode, wrongCode } from './second-factor.ts';
import { stepUp } from './sessions.ts';
import { findAccount } from './store/account-store.ts';

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

/** Throws ACCESS_PASSWORD_WRONG (422) where it is not the password that somebody signs in with; counts as an attempt. */
export async function requirePassword(
  ground: SignInGround,
  personId: string,
  password: string,
  from: From,
): Promise<void> {
  const attempt = { account: await accountNameOf(ground, personId), address: from.address };
  await countAttempt(ground, attempt);
  const account = await findAccount(ground.database, personId);
  if (!(await isKeptPassword(ground, account, password))) {
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
