import { randomUUID } from 'node:crypto';
import { type IsoDate, isDate } from '../../calendar/index.ts';
import { publicRole } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { findProvider } from '../../estate/index.ts';
import { audit } from '../audit/audit.ts';
import { requirePermission, requireReach } from '../caller.ts';
import { findScope } from '../scope.ts';
import { insertGrant, listGrants } from './grant-store.ts';
import { dayOf, doerOf, type PeopleGround, type PeopleHub } from './ground.ts';
import { type Person, type RoleGrant, standingOf } from './person.ts';
import { findPerson, takeTurn } from './person-store.ts';
import { unknownPerson } from './read-people.ts';

/** A role as it is to be given; without a day it begins today, without `until` it holds until it is withdrawn. */
export type NewGrant = {
  personId: string;
  role: string;
  /** The id of the nation, a region or a provider. */
  subjectId: string;
  from?: string | undefined;
  until?: string | undefined;
};

/**
 * Gives somebody a role over a part of the estate. Throws ACCESS_ROLE_UNREADABLE (422) with every mistake,
 * ACCESS_OWN_ROLE (403) where somebody would give it to themselves, ACCESS_OUT_OF_SCOPE (403) where the part is more than the
 * caller manages, ACCESS_UNKNOWN_PERSON (404) and ACCESS_PERSON_ENDED (409).
 */
export async function grantRole(hub: PeopleHub, given: NewGrant): Promise<RoleGrant> {
  requirePermission(hub.caller, 'manage people');
  if (given.personId === hub.caller.personId) throw ownRole();
  const grant = newGrant(hub, given);
  requireReach(hub.caller, 'manage people', [grant.subjectId]);
  await hub.database.transaction(async (session) => {
    await takeTurn(session);
    await requireOpen(session, grant.personId);
    refuseTwice(grant, await listGrants(session, grant.personId));
    await insertGrant(session, grant);
    await auditGrant(session, hub, grant);
  });
  return grant;
}

/** Tells the audit trail that a role was given. */
export function auditGrant(session: Session, hub: PeopleHub, grant: RoleGrant): Promise<void> {
  const { id, personId, role, subjectId, from, until } = grant;
  return audit(session, hub, {
    action: 'role granted',
    about: { kind: 'person', id: personId },
    providerId: findProvider(hub.estate, subjectId)?.id,
    after: { grant: id, role, over: subjectId, from, until },
  });
}

/** What is wrong with a role and what it would be given over. */
export function roleProblems(
  { role, subjectId }: Pick<NewGrant, 'role' | 'subjectId'>,
  { catalogue, estate }: Pick<PeopleGround, 'catalogue' | 'estate'>,
): Problem[] {
  const codes = catalogue.roles.map(({ code }) => code).filter((code) => code !== publicRole);
  const expected = 'the id of the nation, a region or a provider, such as west-midlands';
  const message = 'Choose what the role is held over';
  return [
    ...(codes.includes(role)
      ? []
      : [{ message: 'Choose a role', expected: codes.join(', '), place: { path: 'role' } }]),
    ...(findScope(estate, subjectId) ? [] : [{ message, expected, place: { path: 'subject' } }]),
  ];
}

function newGrant(hub: PeopleHub, given: NewGrant): RoleGrant {
  const { personId, role, subjectId, from = dayOf(hub), until } = given;
  const problems = [...roleProblems(given, hub), ...spanProblems({ from, until }, dayOf(hub))];
  if (problems.length > 0) {
    throw new GatehouseError('ACCESS_ROLE_UNREADABLE', 'No role was given.', {
      status: 422,
      problems,
    });
  }
  return {
    ...{ id: randomUUID(), personId, role, subjectId, from, until },
    ...{ grantedBy: doerOf(hub.caller), grantedAt: hub.now(), fromSignIn: false },
  };
}

function spanProblems(
  { from, until }: { from: string; until: string | undefined },
  day: IsoDate,
): Problem[] {
  const problems: Problem[] = [];
  const add = (path: string, message: string) => problems.push({ message, place: { path } });
  if (!isDate(from)) add('from', 'Enter the first day as year-month-day, such as 2026-04-01');
  else if (from < day) add('from', 'Enter today or a later day: what is past stays as it was');
  if (until !== undefined && !isDate(until)) {
    add('until', 'Enter the first day without the role as year-month-day, such as 2027-04-01');
  } else if (until !== undefined && until <= from) {
    add('until', 'Enter a day after the first: it is the first day without the role');
  }
  return problems;
}

async function requireOpen(session: Session, personId: string): Promise<void> {
  const person = await findPerson(session, personId);
  if (!person) throw unknownPerson();
  refuseEnded(person);
}

/** Throws ACCESS_PERSON_ENDED (409) of somebody who has left: nothing is given to them any more. */
export function refuseEnded({ name, ended }: Person): void {
  if (!ended) return;
  throw new GatehouseError(
    'ACCESS_PERSON_ENDED',
    `${name} has left. Add them anew if they are back.`,
    { status: 409 },
  );
}

/** A role that is held, or to come, on any of the same days. */
function refuseTwice(grant: RoleGrant, others: readonly RoleGrant[]): void {
  const twice = others.some(
    (other) =>
      other.role === grant.role &&
      other.subjectId === grant.subjectId &&
      ['held', 'to come'].includes(standingOf(other, grant.from)) &&
      (grant.until === undefined || other.from < grant.until),
  );
  if (!twice) return;
  throw new GatehouseError('ACCESS_ROLE_HELD', 'No role was given.', {
    status: 409,
    problems: [
      {
        message: 'The person holds this role over this part already, on some of these days',
        place: { path: 'role' },
      },
    ],
  });
}

function ownRole(): GatehouseError {
  return new GatehouseError(
    'ACCESS_OWN_ROLE',
    'Nobody gives a role to themselves. Ask somebody else who manages people.',
    { status: 403 },
  );
}
