import { GatehouseError } from '../../errors.ts';
import type { SignInGround } from './ground.ts';
import { hashOf } from './secret-value.ts';
import { clearWait, holdWait, keepWait, takeBack } from './store/wait-store.ts';
import {
  accountRule,
  addressRule,
  oneMore,
  type WaitRule,
  waitSeconds,
  waitWords,
} from './waits.ts';

type Ground = Pick<SignInGround, 'database' | 'now'>;

/** Whom an attempt is for, as typed or known, and where it comes from. */
export type Attempt = { account: string; address: string };

/** The same e-mail address however it was typed. */
export function foldedEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/**
 * Counts an attempt as wrong before it is looked at, so that many at once are slowed down like many after another.
 * Throws ACCESS_WAIT (429) with how long, or ACCESS_LOCKED (429) after a hundred in a row: the same whether there
 * is such an account or not.
 */
export async function countAttempt(ground: Ground, attempt: Attempt): Promise<void> {
  await count(ground, addressKey(attempt), addressRule);
  try {
    await count(ground, accountKey(attempt), accountRule);
  } catch (error) {
    await forgive(ground, addressKey(attempt));
    throw error;
  }
}

/** The attempt was right: the account's count begins anew, and the address is not charged for it. */
export async function attemptSucceeded(ground: Ground, attempt: Attempt): Promise<void> {
  await ground.database.aside((session) => clearWait(session, accountKey(attempt)));
  await forgive(ground, addressKey(attempt));
}

/** The password was right but a code is still to come: only the address is not charged. */
export function attemptGoesOn(ground: Ground, attempt: Attempt): Promise<void> {
  return forgive(ground, addressKey(attempt));
}

async function forgive({ database, now }: Ground, key: string): Promise<void> {
  await database.aside((session) => takeBack(session, key, now()));
}

async function count({ database, now }: Ground, key: string, rule: WaitRule): Promise<void> {
  const at = now();
  await database.aside(async (session) => {
    const held = await holdWait(session, key, at);
    if (held.failures >= rule.most) throw locked();
    const left = (held.waitUntil.getTime() - at.getTime()) / 1000;
    if (left > 0) throw mustWait(left);
    const failures = oneMore(held, at, rule);
    const waitUntil = new Date(at.getTime() + waitSeconds(failures, rule) * 1000);
    await keepWait(session, key, { failures, now: at, waitUntil });
  });
}

function mustWait(seconds: number): GatehouseError {
  return new GatehouseError(
    'ACCESS_WAIT',
    `There were too many wrong attempts. Wait ${waitWords(seconds)}, then try again.`,
    { status: 429 },
  );
}

function locked(): GatehouseError {
  return new GatehouseError(
    'ACCESS_LOCKED',
    'There were a hundred wrong attempts in a row. Ask whoever manages people for a new link.',
    { status: 429 },
  );
}

/** Kept as hashes: no e-mail address of somebody who has no account here is stored. */
function accountKey({ account }: Attempt): string {
  return hashOf(`account ${foldedEmail(account)}`);
}

function addressKey({ address }: Attempt): string {
  return hashOf(`address ${address}`);
}
