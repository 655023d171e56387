import { GatehouseError } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import type { Caller } from '../caller.ts';
import { tellOwner } from './account-notice.ts';
import type { SignInGround } from './ground.ts';
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import type { Seal } from './seal.ts';
import {
  clearTotp,
  confirmTotp,
  findAccount,
  keepPendingTotp,
  keepRecoveryCodes,
  replaceTotp,
  takeRecoveryCode,
  takeStep,
} from './store/account-store.ts';
import { newTotpSecret, stepOfCode } from './totp.ts';

type Ground = Pick<SignInGround, 'database' | 'now' | 'seal' | 'mailing'>;

/** The secret that a person is to put into their app: a new one, or the one that was shown and not yet confirmed. */
export async function beginTotp({ database, seal }: Ground, personId: string): Promise<string> {
  const sealed = (await findAccount(database, personId))?.totpPending;
  const shown = sealed == null ? undefined : openedPending(seal(), sealed, personId);
  if (shown !== undefined) return shown;
  const secret = newTotpSecret();
  const made = seal().seal(secret, personId);
  await database.aside((session) => keepPendingTotp(session, personId, made));
  return secret;
}

/** Nobody uses yet what is pending: one that can no longer be opened is replaced. */
function openedPending(seal: Seal, sealed: string, personId: string): string | undefined {
  try {
    return seal.open(sealed, personId);
  } catch (error) {
    if (error instanceof GatehouseError && error.code === 'ACCESS_SECRET_CHANGED') return undefined;
    throw error;
  }
}

/**
 * Asks codes of the app from now on, once one of it has been entered, and gives ten recovery codes: they are shown
 * this once. Throws ACCESS_CODE_WRONG (422).
 */
export async function confirmApp(ground: Ground, caller: Caller, code: string): Promise<string[]> {
  const { database, now, seal } = ground;
  const personId = signedIn(caller);
  const sealed = (await findAccount(database, personId))?.totpPending;
  const step = sealed == null ? undefined : stepOfCode(seal().open(sealed, personId), code, now());
  if (sealed == null || step === undefined) throw wrongCode();
  const codes = newRecoveryCodes();
  await database.aside(async (session) => {
    const confirmed = await confirmTotp(session, personId, { sealed, step, now: now() });
    if (confirmed === 0) throw wrongCode();
    await keepRecoveryCodes(session, personId, codes.map(recoveryCodeHash));
    await audit(
      session,
      { caller, now },
      { action: 'authenticator app added', about: about(personId) },
    );
  });
  await tellOwner(ground, personId, 'authenticator app added');
  return codes;
}

/** Asks no codes any more. */
export async function removeApp(ground: Ground, caller: Caller): Promise<void> {
  const { database, now } = ground;
  const personId = signedIn(caller);
  await database.aside(async (session) => {
    await clearTotp(session, personId);
    await audit(
      session,
      { caller, now },
      { action: 'authenticator app removed', about: about(personId) },
    );
  });
  await tellOwner(ground, personId, 'authenticator app removed');
}

/** Ten new recovery codes in place of all earlier ones. */
export async function renewRecoveryCodes(ground: Ground, caller: Caller): Promise<string[]> {
  const { database, now } = ground;
  const personId = signedIn(caller);
  const codes = newRecoveryCodes();
  await database.aside(async (session) => {
    await keepRecoveryCodes(session, personId, codes.map(recoveryCodeHash));
    await audit(
      session,
      { caller, now },
      { action: 'recovery codes renewed', about: about(personId) },
    );
  });
  await tellOwner(ground, personId, 'recovery codes renewed');
  return codes;
}

/** Whether it is a code of the person's app, or one of their recovery codes; each is taken once. */
export async function takeCode(
  { database, now, seal }: Ground,
  personId: string,
  code: string,
): Promise<boolean> {
  if (looksLikeRecoveryCode(code)) {
    const hash = recoveryCodeHash(code);
    const taken = await database.aside((session) =>
      takeRecoveryCode(session, personId, { hash, now: now() }),
    );
    return taken > 0;
  }
  const sealed = (await findAccount(database, personId))?.totpSecret;
  if (sealed == null) return false;
  const step = stepOfCode(seal().open(sealed, personId), code, now());
  if (step === undefined) return false;
  const renewed = seal().renew(sealed, personId);
  return database.aside(async (session) => {
    if (renewed) await replaceTotp(session, personId, { from: sealed, to: renewed });
    return (await takeStep(session, personId, step)) > 0;
  });
}

/** The refusal of a code. */
export function wrongCode(): GatehouseError {
  const message = 'Enter the code that your app shows now; each is taken once';
  return new GatehouseError('ACCESS_CODE_WRONG', 'The code is not right.', {
    status: 422,
    problems: [{ message, place: { path: 'code' } }],
  });
}

function about(personId: string) {
  return { kind: 'person', id: personId };
}

/** The person who is signed in; pages of one's own account are not shown to anyone else. */
export function signedIn({ personId }: Caller): string {
  if (personId !== undefined) return personId;
  throw new GatehouseError('ACCESS_SIGN_IN', 'Sign in to look after your account.', {
    status: 401,
  });
}
