import { type Party, type Permission, permissionNames, permissions } from '../catalogue/index.ts';
import type { Reach } from '../database/index.ts';
import { GatehouseError } from '../errors.ts';

/** A role as one person holds it today. */
export type HeldRole = {
  code: string;
  title: string;
  party?: Party | undefined;
  /** All that what the role was given over reaches. */
  over: Reach;
  /** The nation, regions and providers that it was given over, by their ids. */
  givenOver?: readonly string[] | undefined;
};

/**
 * Who asks: a person who signed in (or whose token was sent), the public, the operator at this machine's command line,
 * or the program itself. `reaches` holds only what may be done at all.
 */
export type Caller = {
  kind: 'person' | 'public' | 'operator' | 'system';
  /** Of a person; undefined otherwise. */
  personId?: string | undefined;
  /** Shown on screen and kept in the audit trail. */
  name: string;
  /** What the person is called at work, such as Governor. */
  position?: string | undefined;
  roles: readonly HeldRole[];
  reaches: ReadonlyMap<Permission, Reach>;
  door: 'web' | 'api' | 'cli' | 'none';
  /** Joins what the log, the audit trail and an error page say of one request. */
  requestId?: string | undefined;
  /** The server-side session, where the person came by one, and until when a step-up lets them sign. */
  session?: { id: string; steppedUpUntil?: Date | undefined } | undefined;
};

const everything: ReadonlyMap<Permission, Reach> = new Map(
  permissionNames.map((permission) => [permission, 'everywhere']),
);

/** The program itself: what it does at the start, and tests. */
export const systemCaller: Caller = {
  kind: 'system',
  name: 'Gatehouse',
  roles: [],
  reaches: everything,
  door: 'none',
};

/** Whoever gives commands at this machine, by the name that its system knows them by: they could read the files anyway. */
export function operatorCaller(systemUser: string): Caller {
  return { kind: 'operator', name: systemUser, roles: [], reaches: everything, door: 'cli' };
}

/** Anyone who has not signed in, where no role says more: published things only. */
export const publicCaller: Caller = {
  kind: 'public',
  name: 'Public reader',
  roles: [],
  reaches: new Map([['see published', 'everywhere']]),
  door: 'web',
};

/** Tells apart whose copy of a page is kept: nobody is shown what was made for another. */
export function keyOf(caller: Caller): string {
  if (caller.kind !== 'person') return caller.kind;
  return JSON.stringify([caller.personId, [...caller.reaches]]);
}

/** Which providers the caller may do this for; nobody's where the permission is not held. */
export function reachOf(caller: Caller, permission: Permission): Reach {
  return caller.reaches.get(permission) ?? [];
}

/** Whether the caller holds the permission for anyone at all. */
export function mayDo(caller: Caller, permission: Permission): boolean {
  return caller.reaches.has(permission);
}

/** Whether the caller may do this for a provider, region or nation, by its id. */
export function mayDoFor(caller: Caller, permission: Permission, subjectId: string): boolean {
  const reach = reachOf(caller, permission);
  return reach === 'everywhere' || reach.includes(subjectId);
}

/** Throws ACCESS_SIGN_IN (401) where nobody has signed in, or ACCESS_DENIED (403), unless the permission is held. */
export function requirePermission(caller: Caller, permission: Permission): void {
  if (mayDo(caller, permission)) return;
  if (caller.kind === 'public') {
    throw new GatehouseError('ACCESS_SIGN_IN', `Sign in to ${permissions[permission]}.`, {
      status: 401,
    });
  }
  throw new GatehouseError(
    'ACCESS_DENIED',
    `Your roles do not let you ${permissions[permission]}. Ask whoever manages people for a role that does.`,
    { status: 403 },
  );
}

/** As `requirePermission`, and throws ACCESS_OUT_OF_SCOPE (403) naming every one of these providers that the roles do not cover. */
export function requireReach(
  caller: Caller,
  permission: Permission,
  subjectIds: Iterable<string>,
): void {
  requirePermission(caller, permission);
  const outside = [...new Set(subjectIds)].filter((id) => !mayDoFor(caller, permission, id));
  if (outside.length === 0) return;
  throw new GatehouseError(
    'ACCESS_OUT_OF_SCOPE',
    `Your roles do not cover ${outside.slice(0, 10).join(', ')}${outside.length > 10 ? ' and more' : ''}: nothing was done.`,
    {
      status: 403,
      problems: outside.map((id) => ({
        message: `You may not ${permissions[permission]} for ${id}.`,
      })),
    },
  );
}
