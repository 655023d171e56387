import type { Caller } from '../caller.ts';
import { publicCallerOf } from '../caller-of.ts';
import { cookieIn, setCookie } from './cookies.ts';
import type { SignInGround } from './ground.ts';
import { callerOfPerson, getTokenCaller } from './people.ts';
import { resumeSession } from './sessions.ts';

/** What of a request tells who sent it. */
export type Credentials = {
  cookies: string | undefined;
  authorization: string | undefined;
  door: 'web' | 'api';
  requestId: string;
};

/**
 * Who sent a request: the person of its token, or of its session, otherwise the public. Roles are looked up each time,
 * so that one that was withdrawn holds no longer. Throws ACCESS_TOKEN_UNKNOWN (401) for a token that is none of ours.
 */
export async function callerBehind(
  ground: SignInGround,
  { cookies, authorization, door, requestId }: Credentials,
): Promise<{ caller: Caller; setCookies: readonly string[] }> {
  const nobody = {
    caller: { ...publicCallerOf(ground.catalogue), door, requestId },
    setCookies: [],
  };
  const token = bearerIn(authorization);
  if (token !== undefined) {
    return { caller: await getTokenCaller(ground, token, { door, requestId }), setCookies: [] };
  }
  const value = cookieIn(cookies, 'session', ground.settings);
  const resumed = value === undefined ? undefined : await resumeSession(ground, value);
  if (resumed === undefined) return nobody;
  const { session, newValue, steppedUpUntil } = resumed;
  const caller = await callerOfPerson(ground, session.personId, { door, requestId });
  if (caller === undefined) return nobody;
  return {
    caller: { ...caller, session: { id: session.id, steppedUpUntil } },
    setCookies: newValue === undefined ? [] : [setCookie('session', newValue, ground.settings)],
  };
}

/** The token of an Authorization header (RFC 6750, 2.1); another scheme is no token. */
function bearerIn(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}
