import type { FastifyRequest } from 'fastify';
import {
  type Caller,
  callerOf,
  hubOf,
  publicCallerOf,
  systemCaller,
} from '../../src/access/index.ts';
import type { Person } from '../../src/access/people/person.ts';
import { type Hub, today } from '../../src/hub.ts';
import type { HubFor } from '../../src/web/index.ts';

/** Where a role is held: over what the walk looks at, or over another part of the estate. */
export const places = ['here', 'elsewhere'] as const;
export type Place = (typeof places)[number];

const overTheProvider = { here: 'stafford', elsewhere: 'pentonville' };
const overTheRegion = { here: 'west-midlands', elsewhere: 'london-and-thames-valley' };

/** Over what each role of a service is held in the walk; the others over a region. */
const scopes: Readonly<Record<string, Readonly<Record<Place, string>>>> = {
  'national-team': { here: 'national', elsewhere: 'london-and-thames-valley' },
  'provider-manager': overTheProvider,
  practitioner: overTheProvider,
};

/** The header that says who asks. */
export const walkerHeader = 'x-walker';

/** Anyone who has not signed in. */
export const publicWalker = 'public-reader';

/** Somebody for each role and place. */
export function walkedPerson(hub: Pick<Hub, 'now'>, role: string, place: Place): Person {
  return {
    ...{ id: `${role}-${place}`, name: `A ${role}`, email: `${role}.${place}@example.org` },
    ...{ position: 'Tester', addedBy: { name: 'test' }, addedAt: hub.now() },
  };
}

/** A person who holds one role, over one part of the estate, and has just confirmed that it is them. */
export function walker(hub: Hub, role: string, place: Place): Caller {
  if (role === publicWalker) return publicCallerOf(hub.catalogue);
  const subjectId = (scopes[role] ?? overTheRegion)[place];
  const person = walkedPerson(hub, role, place);
  const grant = {
    ...{ id: `${role}-${place}`, personId: person.id, role, subjectId, from: '2000-01-01' },
    ...{ grantedBy: { name: 'test' }, grantedAt: hub.now(), fromSignIn: false },
  };
  const caller = callerOf(person, [grant], hub, today(hub));
  const minute = 60_000;
  const steppedUpUntil = new Date(hub.now().getTime() + minute);
  return { ...caller, session: { id: person.id, steppedUpUntil } };
}

/** Gives each request the hub of the walker that its header names. */
export function hubForWalkers(hub: Hub): HubFor {
  return async ({ headers }: FastifyRequest) => {
    const [role = '', place] = String(headers[walkerHeader] ?? '').split('@');
    if (role === '') return { ...hub, caller: systemCaller };
    return hubOf(hub, walker(hub, role, place === 'elsewhere' ? place : 'here'));
  };
}
