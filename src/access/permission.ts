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
