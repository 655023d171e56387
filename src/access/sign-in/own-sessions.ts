import type { Session } from '../../database/index.ts';
import { audit } from '../audit/audit.ts';
import type { Caller } from '../caller.ts';
import type { SignInGround } from './ground.ts';
import { requireManaging } from './links.ts';
import { signedIn } from './second-factor.ts';
import { endSessions, findSession, type WayIn } from './store/session-store.ts';

type Ground = Pick<SignInGround, 'database' | 'now'>;

/** Ends the session that the caller came by; the cookie is worth nothing from then on. */
export async function signOut({ database, now }: Ground, caller: Caller): Promise<void> {
  const { personId, session: own } = caller;
  if (personId === undefined || own === undefined) return;
  await database.aside(async (session) => {
    await endSessions(session, personId, { only: own.id, by: 'signed out', now: now() });
    await audit(
      session,
      { caller, now },
      {
        action: 'signed out',
        about: { kind: 'person', id: personId },
      },
    );
  });
}

/** Ends one of one's own sessions, or all but the present one; somebody else's is not found. Tells how many ended. */
export async function endOwnSessions(
  { database, now }: Ground,
  caller: Caller,
  which: { only: string } | 'all others',
): Promise<number> {
  const personId = signedIn(caller);
  return database.aside(async (session) => {
    const ended = await endSessions(session, personId, {
      ...(which === 'all others' ? { except: caller.session?.id } : which),
      by: 'revoked',
      now: now(),
    });
    if (ended.length === 0) return 0;
    await auditEnded(session, { caller, now }, personId, ended.length);
    return ended.length;
  });
}

/**
 * Ends every session of somebody, as whoever manages people does; tells how many. Throws ACCESS_DENIED and
 * ACCESS_OUT_OF_SCOPE (403) unless the caller manages all that the person holds.
 */
export async function endEverySession(
  ground: SignInGround,
  caller: Caller,
  personId: string,
): Promise<number> {
  const { database, now } = ground;
  await requireManaging(ground, caller, personId);
  return database.aside(async (session) => {
    const ended = await endSessions(session, personId, { by: 'revoked', now: now() });
    await auditEnded(session, { caller, now }, personId, ended.length);
    return ended.length;
  });
}

function auditEnded(
  session: Session,
  acting: { caller: Caller; now: () => Date },
  personId: string,
  count: number,
): Promise<void> {
  return audit(session, acting, {
    action: 'session ended',
    about: { kind: 'person', id: personId },
    after: { ended: count },
  });
}

/** How the person came in whose session this is. */
export async function wayInOf(
  { database }: Pick<Ground, 'database'>,
  { session }: Caller,
): Promise<WayIn | undefined> {
  return session && (await findSession(database, session.id))?.way;
}
