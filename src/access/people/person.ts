import type { IsoDate } from '../../calendar/index.ts';

/** Who did something to a person or a role: the id is there where it was a person. */
export type Doer = { id?: string | undefined; name: string };

/** Somebody who may sign in, until they are ended. */
export type Person = {
  id: string;
  name: string;
  /** What they are called at work, such as Governor. */
  position?: string | undefined;
  email: string;
  addedBy: Doer;
  addedAt: Date;
  ended?: { at: Date; by: Doer; reason: string } | undefined;
};

/** A role that somebody was given over a part of the estate. */
export type RoleGrant = {
  id: string;
  personId: string;
  /** Code of a role. */
  role: string;
  /** The nation, a region or a provider, by its id. */
  subjectId: string;
  from: IsoDate;
  /** The first day on which it is no longer held; without one it is held until it is withdrawn. */
  until?: IsoDate | undefined;
  grantedBy: Doer;
  grantedAt: Date;
  /** Whether it follows from a group at the sign-in provider, and comes and goes with it. */
  fromSignIn: boolean;
  withdrawn?: { at: Date; by: Doer; reason: string } | undefined;
};

export type Standing = 'held' | 'to come' | 'run out' | 'withdrawn';

/** How a grant stands on a day. */
export function standingOf({ from, until, withdrawn }: RoleGrant, day: IsoDate): Standing {
  if (withdrawn) return 'withdrawn';
  if (until !== undefined && until <= day) return 'run out';
  return from <= day ? 'held' : 'to come';
}
