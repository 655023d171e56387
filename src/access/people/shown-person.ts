import type { IsoDate } from '../../calendar/index.ts';
import { nameOf } from '../../estate/index.ts';
import { dayOf, type PeopleGround } from './ground.ts';
import { type RoleGrant, type Standing, standingOf } from './person.ts';
import type { PersonWithRoles } from './read-people.ts';

type Undone = { at: string; by: string; reason: string };

/** A role that somebody was given, as every door shows it. */
export type ShownGrant = {
  id: string;
  role: string;
  title: string;
  subject: string;
  subjectName: string;
  from: IsoDate;
  until: IsoDate | null;
  standing: Standing;
  grantedBy: string;
  grantedAt: string;
  fromSignIn: boolean;
  withdrawn: Undone | null;
};

/** A person, as every door shows them. */
export type ShownPerson = {
  id: string;
  name: string;
  position: string | null;
  email: string;
  addedBy: string;
  addedAt: string;
  ended: Undone | null;
  roles: ShownGrant[];
};

/** A person with roles, in words: roles by their titles, whom they are held over by name. */
export function shownPerson(
  ground: Pick<PeopleGround, 'catalogue' | 'estate' | 'now'>,
  { person, grants }: PersonWithRoles,
): ShownPerson {
  const { id, name, position = null, email, addedBy, addedAt, ended } = person;
  return {
    ...{ id, name, position, email, addedBy: addedBy.name, addedAt: addedAt.toISOString() },
    ended: undone(ended),
    roles: grants.map((grant) => shownGrant(ground, grant)),
  };
}

/** A role that somebody was given, in words. */
export function shownGrant(
  ground: Pick<PeopleGround, 'catalogue' | 'estate' | 'now'>,
  grant: RoleGrant,
): ShownGrant {
  const { id, role, subjectId, from, until = null, grantedBy, grantedAt, fromSignIn } = grant;
  const declared = ground.catalogue.roles.find(({ code }) => code === role);
  return {
    ...{ id, role, title: declared?.title ?? role, subject: subjectId },
    subjectName: nameOf(ground.estate, subjectId),
    ...{ from, until, standing: standingOf(grant, dayOf(ground)) },
    ...{ grantedBy: grantedBy.name, grantedAt: grantedAt.toISOString(), fromSignIn },
    withdrawn: undone(grant.withdrawn),
  };
}

function undone(done: { at: Date; by: { name: string }; reason: string } | undefined) {
  return done ? { at: done.at.toISOString(), by: done.by.name, reason: done.reason } : null;
}
