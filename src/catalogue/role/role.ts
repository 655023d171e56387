import type { Party } from '../agreement/template.ts';
import type { Permission } from './permission.ts';

/** What a role may do, and over whom: the part of the estate that it is held over (`scope`), or everywhere. */
export type RolePermission = { permission: Permission; over: 'scope' | 'everywhere' };

/** A duty that people hold over parts of the estate, as `definitions/roles` declares it. */
export type Role = {
  code: string;
  title: string;
  /** What somebody in this role comes for, one sentence. */
  purpose: string;
  may: readonly RolePermission[];
  /** For which party of an agreement its holders act. */
  party?: Party | undefined;
};

/** The code of the role of everyone who has not signed in. Nobody holds it. */
export const publicRole = 'public-reader';
