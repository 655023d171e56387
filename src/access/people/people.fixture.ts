import type { Person, RoleGrant } from './person.ts';

/** Somebody, but for what a test says of them. */
export function samplePerson(said: Partial<Person> = {}): Person {
  return {
    id: 'p1',
    name: 'Amina Okafor',
    position: 'Governor',
    email: 'amina.okafor@example.org',
    addedBy: { name: 'Gatehouse' },
    addedAt: new Date('2026-01-05T09:00:00.000Z'),
    ...said,
  };
}

/** A role that the sample person holds from 1 April 2026, but for what a test says of it. */
export function sampleGrant(said: Partial<RoleGrant> = {}): RoleGrant {
  return {
    id: 'g1',
    personId: 'p1',
    role: 'analyst',
    subjectId: 'stafford',
    from: '2026-04-01',
    grantedBy: { name: 'Gatehouse' },
    grantedAt: new Date('2026-01-05T09:00:00.000Z'),
    fromSignIn: false,
    ...said,
  };
}

/** That something ended, in the words of tests. */
export const ended = {
  at: new Date('2026-10-30T09:00:00.000Z'),
  by: { name: 'Gatehouse' },
  reason: 'Left',
};
