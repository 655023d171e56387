import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { GatehouseError, type Problem } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import { requirePermission } from '../caller.ts';
import { doerOf, type PeopleHub } from './ground.ts';
import type { Person } from './person.ts';
import { insertPerson } from './person-store.ts';

/** The longest name, position or reason that is kept. */
export const longestText = 200;
/** RFC 5321, 4.5.3.1.3: a path has at most 256 characters, two of them brackets. */
const longestEmail = 254;

export type NewPerson = { name: string; position?: string | undefined; email: string };

/**
 * Adds somebody who may then be given roles. Throws ACCESS_PERSON_UNREADABLE (422) with every mistake, and
 * ACCESS_EMAIL_TAKEN (409) where somebody who was not ended has the address.
 */
export async function addPerson(hub: PeopleHub, given: NewPerson): Promise<Person> {
  requirePermission(hub.caller, 'manage people');
  const person = newPerson(hub, given);
  await hub.database.transaction(async (session) => {
    if ((await insertPerson(session, person)) === 0) throw taken(person.email);
    const { id, name, position, email } = person;
    await audit(session, hub, {
      action: 'person added',
      about: { kind: 'person', id },
      after: { name, position, email },
    });
  });
  return person;
}

function newPerson(hub: PeopleHub, given: NewPerson): Person {
  const name = given.name.trim();
  const position = given.position?.trim() || undefined;
  const email = given.email.trim();
  const problems = [
    ...textProblems('name', name, 'the person’s name'),
    ...(position === undefined ? [] : textProblems('position', position, 'a position')),
    ...emailProblems(email),
  ];
  if (problems.length > 0) {
    throw new GatehouseError('ACCESS_PERSON_UNREADABLE', 'Nobody was added.', {
      status: 422,
      problems,
    });
  }
  const addedBy = doerOf(hub.caller);
  return { id: randomUUID(), name, position, email, addedBy, addedAt: hub.now() };
}

/** What is wrong with a short text that must be there. */
export function textProblems(path: string, text: string, what: string): Problem[] {
  if (text.trim() === '') return [{ message: `Enter ${what}`, place: { path } }];
  const message = `Enter ${what} of at most ${longestText} characters`;
  return text.trim().length > longestText ? [{ message, place: { path } }] : [];
}

function emailProblems(email: string): Problem[] {
  const message = 'Enter an e-mail address in the form name@example.org';
  const right = email.length <= longestEmail && z.email().safeParse(email).success;
  return right ? [] : [{ message, place: { path: 'email' } }];
}

function taken(email: string): GatehouseError {
  return new GatehouseError('ACCESS_EMAIL_TAKEN', 'Nobody was added.', {
    status: 409,
    problems: [
      {
        message: 'Somebody has this e-mail address. Give that person the role instead',
        place: { path: 'email' },
        found: email,
      },
    ],
  });
}
