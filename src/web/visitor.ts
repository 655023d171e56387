import { type Caller, type Permission, publicCaller } from '../access/index.ts';

/** Whoever looks at a page, as the layout shows them. */
export type Visitor = {
  name: string;
  signedIn: boolean;
  /** The roles that they hold today, in words. */
  roles: string;
  may: readonly Permission[];
};

/** What the layout needs to know of a caller. */
export function visitorOf(caller: Caller): Visitor {
  return {
    name: caller.name,
    signedIn: caller.kind === 'person',
    roles: [...new Set(caller.roles.map(({ title }) => title))].join(', '),
    may: [...caller.reaches.keys()],
  };
}

/** Where nobody has been asked who they are. */
export const publicVisitor: Visitor = visitorOf(publicCaller);
