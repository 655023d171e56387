import type { Caller } from '../caller.ts';
import { narrowed } from '../caller-of.ts';
import { findCaller } from '../people/find-caller.ts';
import type { PeopleGround } from '../people/ground.ts';
import { tokenHash, tokenStanding } from './token.ts';
import { findByHash, markUsed } from './token-store.ts';

/** Last use is kept to the minute, so that not every request writes. */
const touchMilliseconds = 60_000;

/**
 * The person of a token, with no more than the token's permissions and than the person may today. Undefined where it is not a
 * token of ours, was revoked or has expired, or its person was ended.
 */
export async function findTokenCaller(
  ground: PeopleGround,
  text: string,
): Promise<Caller | undefined> {
  const hash = tokenHash(text);
  const token = hash === undefined ? undefined : await findByHash(ground.database, hash);
  const at = ground.now();
  if (!token || tokenStanding(token, at) !== 'works') return undefined;
  const caller = await findCaller(ground, token.personId);
  if (!caller) return undefined;
  const last = token.lastUsedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (at.getTime() - last >= touchMilliseconds) {
    await ground.database.aside((session) => markUsed(session, token.id, at));
  }
  return { ...narrowed(caller, ['see published', ...token.permissions]), door: 'api' };
}
