import { GatehouseError } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import { requirePermission, requireReach } from '../caller.ts';
import { listGrants } from './grant-store.ts';
import { dayOf, doerOf, type PeopleHub } from './ground.ts';
import { refuseWithoutAdministrator } from './last-administrator.ts';
import { type RoleGrant, standingOf } from './person.ts';
import { findPerson, markEnded, takeTurn } from './person-store.ts';
import { unknownPerson } from './read-people.ts';
import { reasonIn } from './withdraw-role.ts';

/**
 * Ends somebody who has left: from now on they hold nothing, and neither session nor token of theirs is taken. Throws
 * ACCESS_REASON_MISSING (422), ACCESS_OWN_END (403), ACCESS_UNKNOWN_PERSON (404), ACCESS_PERSON_ENDED (409), ACCESS_OUT_OF_SCOPE
 * (403) where they hold roles over more than the caller manages, and ACCESS_LAST_ADMINISTRATOR (409).
 */
export async function endPerson(
  hub: PeopleHub,
  { personId, reason: given }: { personId: string; reason: string },
): Promise<void> {
  requirePermission(hub.caller, 'manage people');
  if (personId === hub.caller.personId) throw ownEnd();
  const reason = reasonIn(given);
  await hub.database.transaction(async (session) => {
    await takeTurn(session);
    const person = await findPerson(session, personId);
    if (!person) throw unknownPerson();
    const grants = await listGrants(session, personId);
    requireReachOver(hub, grants);
    await refuseWithoutAdministrator(session, hub, grants);
    const ended = await markEnded(session, personId, {
      at: hub.now(),
      by: doerOf(hub.caller),
      reason,
    });
    if (ended === 0) throw endedBefore(person.name);
    await audit(session, hub, {
      action: 'person ended',
      about: { kind: 'person', id: personId },
      after: { reason },
    });
  });
}

/** Throws ACCESS_OUT_OF_SCOPE (403) unless the caller manages all that somebody holds, or will. */
export function requireReachOver(hub: PeopleHub, grants: readonly RoleGrant[]): void {
  const day = dayOf(hub);
  const standing = grants.filter((grant) => ['held', 'to come'].includes(standingOf(grant, day)));
  requireReach(
    hub.caller,
    'manage people',
    standing.map(({ subjectId }) => subjectId),
  );
}

function ownEnd(): GatehouseError {
  return new GatehouseError(
    'ACCESS_OWN_END',
    'Nobody ends themselves. Ask somebody else who manages people.',
    { status: 403 },
  );
}

function endedBefore(name: string): GatehouseError {
  return new GatehouseError('ACCESS_PERSON_ENDED', `${name} was ended before.`, { status: 409 });
}
