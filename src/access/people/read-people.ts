import { GatehouseError } from '../../errors.ts';
import { requirePermission } from '../caller.ts';
import { listGrants, listStandingGrants } from './grant-store.ts';
import type { PeopleHub } from './ground.ts';
import type { Person, RoleGrant } from './person.ts';
import { findPerson, findPersonByEmail, selectPeople } from './person-store.ts';

/** A person and the roles that they were given. */
export type PersonWithRoles = { person: Person; grants: readonly RoleGrant[] };

/** Everyone who was ever added, by name, with the roles that were not withdrawn. */
export async function listPeople({ caller, database }: PeopleHub): Promise<PersonWithRoles[]> {
  requirePermission(caller, 'manage people');
  const people = await selectPeople(database);
  const grants = new Map<string, RoleGrant[]>(people.map(({ id }) => [id, []]));
  for (const grant of await listStandingGrants(database)) grants.get(grant.personId)?.push(grant);
  return people.map((person) => ({ person, grants: grants.get(person.id) ?? [] }));
}

/** A person with every role that they were ever given. Throws ACCESS_UNKNOWN_PERSON (404). */
export async function getPerson(
  { caller, database }: PeopleHub,
  id: string,
): Promise<PersonWithRoles> {
  requirePermission(caller, 'manage people');
  const person = await findPerson(database, id);
  if (!person) throw unknownPerson();
  return { person, grants: await listGrants(database, id) };
}

/** As `getPerson`, by id, or by the e-mail address of somebody who was not ended. */
export async function getNamed(hub: PeopleHub, named: string): Promise<PersonWithRoles> {
  requirePermission(hub.caller, 'manage people');
  const person = await findPersonByEmail(hub.database, named);
  return getPerson(hub, person?.id ?? named);
}

/** The refusal of somebody who is not there. */
export function unknownPerson(): GatehouseError {
  return new GatehouseError(
    'ACCESS_UNKNOWN_PERSON',
    'There is no such person here. Look them up among the people of this hub.',
    { status: 404 },
  );
}
