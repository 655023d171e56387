import { createHash, randomBytes } from 'node:crypto';
import type { IsoDate } from '../../calendar/index.ts';
import { isPermission, type Permission } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { Caller } from '../caller.ts';

/** Tells a token apart wherever one turns up, such as in a leaked file. */
const prefix = 'gh_';
const bytesOfToken = 32;
const form = /^gh_[A-Za-z0-9_-]{43}$/;

/** What programs show instead of signing in: a part of what its person may do, until a day. */
export type ApiToken = {
  id: string;
  personId: string;
  name: string;
  permissions: readonly Permission[];
  madeAt: Date;
  expiresAt: Date;
  revoked?: { at: Date; by: string } | undefined;
  lastUsedAt?: Date | undefined;
};

/** A new token: 256 random bits, which nobody guesses. */
export function newTokenText(): string {
  return `${prefix}${randomBytes(bytesOfToken).toString('base64url')}`;
}

/** What is kept of a token; undefined for a text that cannot be one. SHA-256 needs no salt where the value is random and long. */
export function tokenHash(text: string): string | undefined {
  return form.test(text) ? createHash('sha256').update(text).digest('hex') : undefined;
}

export type TokenStanding = 'works' | 'expired' | 'revoked';

/** Whether a token is taken at an instant. */
export function tokenStanding({ expiresAt, revoked }: ApiToken, at: Date): TokenStanding {
  if (revoked) return 'revoked';
  return at < expiresAt ? 'works' : 'expired';
}

/** A token as it is to be made; `until` is the first day on which it no longer works. */
export type NewToken = { name: string; permissions: readonly string[]; until: string };

/** A signature asks who is there, and a token does not say. */
const personal: readonly Permission[] = ['sign agreements'];

/** What of all that somebody may a token of theirs could do. */
export function offeredPermissions({ reaches }: Caller): Permission[] {
  return [...reaches.keys()].filter((name) => !personal.includes(name));
}

/** What is wrong with the permissions asked for: unknown, more than the person has, or none that a token can have. */
export function permissionProblems(asked: readonly string[], owner: Caller): Problem[] {
  const place = { path: 'permission' };
  if (asked.length === 0) return [{ message: 'Choose what the token may do', place }];
  return asked.flatMap((name): Problem[] => {
    if (!isPermission(name))
      return [{ message: 'There is no such permission', place, found: name }];
    if (personal.includes(name)) {
      return [{ message: 'A token cannot sign: a signature asks who is there', place }];
    }
    const held = owner.reaches.has(name);
    return held ? [] : [{ message: `The person may not ${name}`, place }];
  });
}

/** The last day on which a token made today may end: the same day a year later. */
export function lastTokenDay(day: IsoDate): IsoDate {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
