import type { Permission } from '../../catalogue/index.ts';
import type { Reach } from '../../database/index.ts';
import { callerOf } from '../caller-of.ts';
import { listStandingGrants } from './grant-store.ts';
import { dayOf, type PeopleGround } from './ground.ts';
import { selectPeople } from './person-store.ts';

/** Somebody who may do something, how to reach them, and for which providers. */
export type PersonWho = { id: string; name: string; email: string; over: Reach };

/** Everyone whose roles let them do something today, by name. For whoever acts by another permission, such as reminding. */
export async function listPeopleWho(
  ground: PeopleGround,
  permission: Permission,
): Promise<PersonWho[]> {
  const { database } = ground;
  const [people, grants] = await Promise.all([
    selectPeople(database),
    listStandingGrants(database),
  ]);
  return people.flatMap((person): PersonWho[] => {
    const over = callerOf(person, grants, ground, dayOf(ground)).reaches.get(permission);
    const { id, name, email } = person;
    return over === undefined || over.length === 0 ? [] : [{ id, name, email, over }];
  });
}
