import type { Caller } from '../caller.ts';
import { callerOf } from '../caller-of.ts';
import { listGrants } from './grant-store.ts';
import { dayOf, type PeopleGround } from './ground.ts';
import { findPerson } from './person-store.ts';

/** A person as a caller today; undefined where there is no such person, or they were ended. */
export async function findCaller(
  ground: PeopleGround,
  personId: string,
): Promise<Caller | undefined> {
  const person = await findPerson(ground.database, personId);
  if (!person || person.ended) return undefined;
  const grants = await listGrants(ground.database, personId);
  return callerOf(person, grants, ground, dayOf(ground));
}
