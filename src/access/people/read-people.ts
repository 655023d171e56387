import { GatehouseError } from '../../errors.ts';
import { requirePermission } from '../caller.ts';
import { listGrants, listStandingGrants } from './grant-store.ts';
import type { PeopleHub } from './ground.ts';
import type { Person, RoleGrant } from './person.ts';
import { findPerson, selectPeople } from './person-store.ts';

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

/** The refusal of somebody who is not there. */
export function unknownPerson(): GatehouseError {
  return new GatehouseError(
    'ACCESS_UNKNOWN_PERSON',
    'There is no such person here. Look them up in the list of people.',
    { status: 404 },
  );
}
