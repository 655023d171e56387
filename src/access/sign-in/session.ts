import type { StoredSession, WayIn } from './store/session-store.ts';

const minute = 60_000;

/** How long a session goes on without being used. OWASP ASVS 4, 3.3.2, level 2: 30 minutes idle, 12 hours in all. */
export const idleMilliseconds = 30 * minute;
export const longestMilliseconds = 12 * 60 * minute;
/** The same in words. */
export const sessionLimits = {
  idle: `${idleMilliseconds / minute} minutes`,
  longest: `${longestMilliseconds / (60 * minute)} hours`,
} as const;
/** How often its value changes, and how long the value before is still taken. */
const turnMilliseconds = 15 * minute;
export const graceMilliseconds = minute;
/** Last use is kept to the minute, so that not every request writes. */
const touchMilliseconds = minute;

export const wayWords: Readonly<Record<WayIn, string>> = {
  password: 'Password',
  'password and code': 'Password and code of an app',
  provider: 'Sign-in provider',
  link: 'One-time link',
};

/** Whether a session may go on: used within half an hour, begun within half a day. */
export function isOpen(session: Pick<StoredSession, 'lastUsedAt' | 'endsAt'>, now: Date): boolean {
  return session.endsAt > now && now.getTime() - session.lastUsedAt.getTime() < idleMilliseconds;
}

/** Which of a session's values a request brought; undefined for one that is no longer taken. */
export function placeOf(
  session: StoredSession,
  hash: string,
  now: Date,
): 'present' | 'next' | 'earlier' | undefined {
  if (hash === session.valueHash) return 'present';
  if (hash === session.nextHash) return 'next';
  const inGrace = session.earlierUntil !== null && session.earlierUntil > now;
  return hash === session.earlierHash && inGrace ? 'earlier' : undefined;
}

/** Whether the value has been in use long enough to be changed. */
export function isTurnDue(session: Pick<StoredSession, 'turnedAt'>, now: Date): boolean {
  return now.getTime() - session.turnedAt.getTime() >= turnMilliseconds;
}

/** Whether the last use that is kept is older than a minute. */
export function isTouchDue(session: Pick<StoredSession, 'lastUsedAt'>, now: Date): boolean {
  return now.getTime() - session.lastUsedAt.getTime() >= touchMilliseconds;
}

/** An instant so many milliseconds later. */
export function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
