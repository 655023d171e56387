import { randomUUID } from 'node:crypto';
import { browserWords } from './browser-words.ts';
import type { SignInGround } from './ground.ts';
import { followingValue, hashOf, newSecretValue } from './secret-value.ts';
import {
  graceMilliseconds,
  idleMilliseconds,
  isOpen,
  isTouchDue,
  isTurnDue,
  later,
  longestMilliseconds,
  placeOf,
} from './session.ts';
import { stepUpMinutes } from './step-up.ts';
import {
  findSessionByValue,
  forgetSessions,
  insertSession,
  listOpenSessions,
  offerNext,
  type StoredSession,
  stepUpSession,
  takeNext,
  touchSession,
  type WayIn,
} from './store/session-store.ts';

type Ground = Pick<SignInGround, 'database' | 'now'>;

const keepEndedMilliseconds = 30 * 24 * 3_600_000;

/**
 * Begins a session; `value` goes to the browser and is kept nowhere. Whoever typed a password or followed a link has
 * just proved who they are, so they may sign; a provider may have let somebody through without asking.
 */
export async function beginSession(
  { database, now }: Ground,
  begun: { personId: string; way: WayIn; agent: string | undefined },
): Promise<{ id: string; value: string }> {
  const id = randomUUID();
  const value = newSecretValue();
  const at = now();
  await database.aside(async (session) => {
    await forgetSessions(session, later(at, -keepEndedMilliseconds));
    await insertSession(session, {
      id,
      personId: begun.personId,
      way: begun.way,
      browser: browserWords(begun.agent),
      valueHash: hashOf(value),
      turn: newSecretValue(),
      startedAt: at,
      turnedAt: at,
      lastUsedAt: at,
      endsAt: later(at, longestMilliseconds),
      steppedUpUntil: begun.way === 'provider' ? null : later(at, stepUpMinutes * 60_000),
    });
  });
  return { id, value };
}

/** A session that goes on, and the value that the browser is to use from now on where that is another. */
export type Resumed = {
  session: StoredSession;
  newValue?: string | undefined;
  /** Until when it may sign; never for the value before the present one. */
  steppedUpUntil?: Date | undefined;
};

/** The session to which a browser's value belongs, while it goes on; its value changes every 15 minutes. */
export async function resumeSession(
  { database, now }: Ground,
  value: string,
): Promise<Resumed | undefined> {
  const at = now();
  const hash = hashOf(value);
  const session = await findSessionByValue(database, hash);
  if (session === undefined || !isOpen(session, at)) return undefined;
  const place = placeOf(session, hash, at);
  if (place === undefined) return undefined;
  if (place === 'earlier') return { session };
  const steppedUpUntil = session.steppedUpUntil ?? undefined;
  if (place === 'next') {
    await database.aside((writing) =>
      takeNext(writing, session.id, {
        nextHash: hash,
        turn: newSecretValue(),
        now: at,
        earlierUntil: later(at, graceMilliseconds),
      }),
    );
    return { session, steppedUpUntil };
  }
  if (isTouchDue(session, at)) {
    await database.aside((writing) => touchSession(writing, session.id, at));
  }
  if (!isTurnDue(session, at)) return { session, steppedUpUntil };
  const newValue = followingValue(value, session.turn);
  if (session.nextHash === null) {
    await database.aside((writing) => offerNext(writing, session.id, hashOf(newValue)));
  }
  return { session, newValue, steppedUpUntil };
}

/** Lets a session sign for five minutes, under another value. */
export async function stepUp({ database, now }: Ground, sessionId: string): Promise<string> {
  const value = newSecretValue();
  const at = now();
  await database.aside((session) =>
    stepUpSession(session, sessionId, {
      valueHash: hashOf(value),
      turn: newSecretValue(),
      now: at,
      earlierUntil: later(at, graceMilliseconds),
      until: later(at, stepUpMinutes * 60_000),
    }),
  );
  return value;
}

/** The sessions of a person that go on, the one last used first. */
export function listSessions(
  { database, now }: Ground,
  personId: string,
): Promise<StoredSession[]> {
  const at = now();
  return listOpenSessions(database, personId, { now: at, usedSince: later(at, -idleMilliseconds) });
}
