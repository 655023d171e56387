import type { IsoDate } from '../calendar/index.ts';
import {
  type Catalogue,
  type Permission,
  permissionNames,
  publicRole,
  type Role,
} from '../catalogue/index.ts';
import type { Reach } from '../database/index.ts';
import type { Estate } from '../estate/index.ts';
import { type Caller, type HeldRole, publicCaller } from './caller.ts';
import { type Person, type RoleGrant, standingOf } from './people/person.ts';
import { reachOfAll, reachOfScope } from './scope.ts';

type Ground = { catalogue: Pick<Catalogue, 'roles'>; estate: Estate };

/** What everyone who has signed in may do, so that somebody without a role today can still sign out. */
const signedIn: readonly Permission[] = ['see published', 'be signed in'];

/**
 * A person as a caller on a day: every role that they hold, and what all of them together let them do, over whom. Grants of
 * others, of a role that is no longer declared, and all grants of whoever was ended count for nothing.
 */
export function callerOf(
  person: Person,
  grants: readonly RoleGrant[],
  { catalogue, estate }: Ground,
  day: IsoDate,
): Caller {
  const held = grants.filter(
    (grant) => grant.personId === person.id && !person.ended && standingOf(grant, day) === 'held',
  );
  const roles = catalogue.roles.flatMap((role) => {
    const given = held.filter((grant) => grant.role === role.code).map((one) => one.subjectId);
    if (given.length === 0) return [];
    const over = reachOfAll(given.map((id) => reachOfScope(estate, id, day)));
    return [{ role, held: heldRole(role, over, [...new Set(given)]) }];
  });
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    position: person.position,
    roles: roles.map((one) => one.held),
    reaches: person.ended ? new Map() : reachesOf(roles),
    door: 'web',
  };
}

/** Anyone who has not signed in, as the role of the public says. */
export function publicCallerOf({ roles }: Pick<Catalogue, 'roles'>): Caller {
  const role = roles.find(({ code }) => code === publicRole);
  if (!role) return publicCaller;
  const open = role.may.filter(({ over }) => over === 'everywhere');
  return {
    ...publicCaller,
    reaches: new Map(open.map(({ permission }) => [permission, 'everywhere'])),
  };
}

/** The caller with nothing but these of their permissions, such as those of a token. */
export function narrowed(caller: Caller, to: readonly Permission[]): Caller {
  const reaches = [...caller.reaches].filter(([permission]) => to.includes(permission));
  return { ...caller, reaches: new Map(reaches) };
}

function heldRole({ code, title, party }: Role, over: Reach, givenOver: string[]): HeldRole {
  return { code, title, over, givenOver, ...(party && { party }) };
}

function reachesOf(
  roles: ReadonlyArray<{ role: Role; held: HeldRole }>,
): ReadonlyMap<Permission, Reach> {
  return new Map(
    permissionNames.flatMap((permission): Array<[Permission, Reach]> => {
      const reaches = roles.flatMap(({ role, held }) =>
        role.may
          .filter((one) => one.permission === permission)
          .map(({ over }): Reach => (over === 'everywhere' ? over : held.over)),
      );
      if (signedIn.includes(permission)) return [[permission, 'everywhere']];
      return reaches.length === 0 ? [] : [[permission, reachOfAll(reaches)]];
    }),
  );
}
