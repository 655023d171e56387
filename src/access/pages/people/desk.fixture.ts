import type { Hub } from '../../../hub.ts';
import { type Caller, systemCaller } from '../../caller.ts';
import { hubOf } from '../../hub-of.ts';
import { addPerson } from '../../people/add-person.ts';
import { findCaller } from '../../people/find-caller.ts';
import { grantRole } from '../../people/grant-role.ts';
import type { Person, RoleGrant } from '../../people/person.ts';

/** People at work in a test, on a clock that the test moves; each acts by a hub of their own. */
export type Desk = {
  base: Hub;
  clock: { at: Date };
  /** Somebody new, with these roles given by the program. */
  add(name: string, ...roles: ReadonlyArray<[role: string, subjectId: string]>): Promise<Somebody>;
  /** The hub as somebody has it now. */
  hubOf(person: Person): Promise<Hub>;
};
export type Somebody = { person: Person; grants: RoleGrant[]; hub: Hub };

/** Opens it over a test's hub. */
export function openDesk(whole: Hub): Desk {
  const clock = { at: new Date('2026-11-02T09:00:00.000Z') };
  const base: Hub = { ...whole, now: () => clock.at };
  const program = hubOf(base, systemCaller);
  const hubOfPerson = async ({ id }: Person) => hubOf(base, await callerNow(base, id));
  return {
    base,
    clock,
    hubOf: hubOfPerson,
    add: async (name, ...roles) => {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
      const person = await addPerson(program, { name, email });
      const grants: RoleGrant[] = [];
      for (const [role, subjectId] of roles) {
        grants.push(await grantRole(program, { personId: person.id, role, subjectId }));
      }
      return { person, grants, hub: await hubOfPerson(person) };
    },
  };
}

async function callerNow(base: Hub, personId: string): Promise<Caller> {
  const caller = await findCaller(base, personId);
  if (!caller) throw new Error('This person was ended.');
  const steppedUpUntil = new Date(base.now().getTime() + 60_000);
  return { ...caller, session: { id: 's1', steppedUpUntil } };
}
