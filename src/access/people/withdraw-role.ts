import type { Session } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { findProvider } from '../../estate/index.ts';
import { audit } from '../audit/audit.ts';
import { requirePermission, requireReach } from '../caller.ts';
import { textProblems } from './add-person.ts';
import { listGrants, markWithdrawn } from './grant-store.ts';
import { doerOf, type PeopleHub } from './ground.ts';
import { refuseWithoutAdministrator } from './last-administrator.ts';
import type { RoleGrant } from './person.ts';
import { takeTurn } from './person-store.ts';

export type Withdrawal = { personId: string; grantId: string; reason: string };

/**
 * Takes a role back at once. Throws ACCESS_REASON_MISSING (422), ACCESS_OUT_OF_SCOPE (403), ACCESS_UNKNOWN_ROLE_GRANT (404),
 * ACCESS_ROLE_WITHDRAWN (409) where it was taken back before, and ACCESS_LAST_ADMINISTRATOR (409).
 */
export async function withdrawRole(hub: PeopleHub, asked: Withdrawal): Promise<void> {
  requirePermission(hub.caller, 'manage people');
  const reason = reasonIn(asked.reason);
  await hub.database.transaction(async (session) => {
    await takeTurn(session);
    const grants = await listGrants(session, asked.personId);
    const grant = grants.find(({ id }) => id === asked.grantId);
    if (!grant) throw unknownGrant();
    requireReach(hub.caller, 'manage people', [grant.subjectId]);
    await refuseWithoutAdministrator(session, hub, [grant]);
    await withdraw(session, hub, grant, reason);
  });
}

/** Marks a role as withdrawn and tells the audit trail. */
export async function withdraw(
  session: Session,
  hub: PeopleHub,
  grant: RoleGrant,
  reason: string,
): Promise<void> {
  const by = doerOf(hub.caller);
  const marked = await markWithdrawn(session, grant.id, { at: hub.now(), by, reason });
  if (marked === 0) {
    const message = 'This role was withdrawn before.';
    throw new GatehouseError('ACCESS_ROLE_WITHDRAWN', message, { status: 409 });
  }
  const { id, personId, role, subjectId, from, until } = grant;
  await audit(session, hub, {
    action: 'role withdrawn',
    about: { kind: 'person', id: personId },
    providerId: findProvider(hub.estate, subjectId)?.id,
    before: { grant: id, role, over: subjectId, from, until },
    after: { reason },
  });
}

/** The reason as it is kept; throws ACCESS_REASON_MISSING (422) without one. */
export function reasonIn(reason: string): string {
  const problems = textProblems('reason', reason, 'a reason');
  if (problems.length === 0) return reason.trim();
  throw new GatehouseError('ACCESS_REASON_MISSING', 'Nothing was changed.', {
    status: 422,
    problems,
  });
}

/** The refusal of a role that the person was never given. */
export function unknownGrant(): GatehouseError {
  return new GatehouseError(
    'ACCESS_UNKNOWN_ROLE_GRANT',
    'The person was not given such a role. Look at what they hold.',
    { status: 404 },
  );
}
