import { randomUUID } from 'node:crypto';
import type { Session } from '../../database/index.ts';
import { type Caller, systemCaller } from '../caller.ts';
import { auditGrant, roleProblems } from './grant-role.ts';
import { insertGrant, listGrants } from './grant-store.ts';
import { dayOf, doerOf, type PeopleGround, type PeopleHub } from './ground.ts';
import { type RoleGrant, standingOf } from './person.ts';
import { takeTurn } from './person-store.ts';
import { withdraw } from './withdraw-role.ts';

const provider: Caller = { ...systemCaller, name: 'Sign-in provider' };

/**
 * Brings the roles that follow from somebody's groups at the sign-in provider up to date: gives those that are new and
 * withdraws those whose group is gone. Roles that people gave stay as they are; a role or part of the estate that is not
 * there is passed over.
 */
export async function keepSignInRoles(
  ground: PeopleGround,
  personId: string,
  wanted: ReadonlyArray<{ role: string; subject: string }>,
): Promise<void> {
  const asked = wanted.map(({ role, subject }) => ({ role, subjectId: subject }));
  const known = asked.filter((one) => roleProblems(one, ground).length === 0);
  const due = changesDue(ground, known, await listGrants(ground.database, personId));
  if (due.toGive.length + due.toWithdraw.length === 0) return;
  const hub: PeopleHub = { ...ground, caller: provider };
  await ground.database.transaction(async (session) => {
    await takeTurn(session);
    await change(session, hub, personId, known);
  });
}

async function change(
  session: Session,
  hub: PeopleHub,
  personId: string,
  known: ReadonlyArray<Pick<RoleGrant, 'role' | 'subjectId'>>,
): Promise<void> {
  const { toGive, toWithdraw } = changesDue(hub, known, await listGrants(session, personId));
  for (const grant of toWithdraw) await withdraw(session, hub, grant, 'The group is gone.');
  for (const { role, subjectId } of toGive) {
    const grant: RoleGrant = {
      ...{ id: randomUUID(), personId, role, subjectId, from: dayOf(hub) },
      ...{ grantedBy: doerOf(provider), grantedAt: hub.now(), fromSignIn: true },
    };
    await insertGrant(session, grant);
    await auditGrant(session, hub, grant);
  }
}

function changesDue(
  ground: Pick<PeopleGround, 'now'>,
  wanted: ReadonlyArray<Pick<RoleGrant, 'role' | 'subjectId'>>,
  grants: readonly RoleGrant[],
) {
  const day = dayOf(ground);
  const brought = grants.filter((grant) => grant.fromSignIn && standingOf(grant, day) === 'held');
  const same = (one: Pick<RoleGrant, 'role' | 'subjectId'>) => (other: typeof one) =>
    one.role === other.role && one.subjectId === other.subjectId;
  return {
    toGive: wanted.filter((one) => !brought.some(same(one))),
    toWithdraw: brought.filter((grant) => !wanted.some(same(grant))),
  };
}
