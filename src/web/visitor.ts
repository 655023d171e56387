import type { FastifyRequest } from 'fastify';
import { type Caller, type Permission, publicCaller } from '../access/index.ts';

/** Whoever looks at a page, as the layout shows them. */
export type Visitor = {
  name: string;
  signedIn: boolean;
  /** The roles that they hold today, in words. */
  roles: string;
  /** What they are called at work. */
  position?: string | undefined;
  /** The parties of agreements for which their roles let them act. */
  parties: readonly string[];
  may: readonly Permission[];
};

/** What the layout needs to know of a caller. */
export function visitorOf(caller: Caller): Visitor {
  return {
    name: caller.name,
    signedIn: caller.kind === 'person',
    roles: [...new Set(caller.roles.map(({ title }) => title))].join(', '),
    position: caller.position,
    parties: [...new Set(caller.roles.flatMap(({ party }) => party ?? []))],
    may: [...caller.reaches.keys()],
  };
}

const visitors = new WeakMap<FastifyRequest, Visitor>();

/** Keeps who sent a request, so that a page that refuses or fails still shows them signed in. */
export function rememberVisitor(request: FastifyRequest, visitor: Visitor): void {
  visitors.set(request, visitor);
}

/** Who sent a request; the public where that was not asked yet. */
export function visitorBehind(request: FastifyRequest): Visitor {
  return visitors.get(request) ?? publicVisitor;
}

/** Where nobody has been asked who they are. */
export const publicVisitor: Visitor = visitorOf(publicCaller);
