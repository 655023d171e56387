/** Everything that somebody may be allowed to do; each page, API route and command needs one of these. */
export const permissions = {
  'see published': 'see definitions, providers, published figures and reports',
  'be signed in': 'look after one’s own account, sessions and tokens',
  'see performance': 'see outturns, ratings and comparisons that are not published',
  'see records': 'see single records, which may be about a person',
  'keep records': 'import, correct and withdraw records',
  'import figures': 'import stated and published figures',
  'lock months': 'lock months against changes, and open them again',
  'see agreements': 'read agreements and notices of change',
  'write agreements': 'draft agreements, comment, and propose notices of change',
  'sign agreements': 'agree to, sign and end agreements, and answer notices of change',
  'see returns': 'see monthly returns and what is owed',
  'fill returns': 'fill in and submit monthly returns',
  'check returns': 'query, accept, lock and reopen monthly returns, and send reminders',
  'moderate ratings': 'put a band beside a computed one',
  simulate: 'add simulated records',
  'see audit': 'read and search the audit trail',
  'manage people': 'add people, give and withdraw roles, end sessions and tokens',
  'run the hub': 'back up, restore, verify and look after the installation',
} as const;

export type Permission = keyof typeof permissions;

const known = (name: string): name is Permission => Object.hasOwn(permissions, name);

/** Every permission, in the order in which they are listed. */
export const permissionNames: readonly Permission[] = Object.keys(permissions).filter(known);

/** Whether a text names a permission. */
export const isPermission = known;

/**
 * What a role may have everywhere, whatever it is held over: what is public, one's own account, and performance, since
 * comparison is honest only with one's peers in view. All else reaches as far as the part of the estate that whoever
 * gives the role names, so that nobody can give away more than the part that they manage.
 */
export const openPermissions: readonly Permission[] = [
  'see published',
  'be signed in',
  'see performance',
];
