import { dayWords, instantWords } from '../../../calendar/index.ts';
import type { ShownToken } from '../../token/shown-token.ts';

const standings = { works: 'Works', expired: 'Expired', revoked: 'Revoked' } as const;

/** A token as a page shows it. */
export function tokenWords(token: ShownToken) {
  const { id, name, permissions, standing, madeAt, expiresAt, lastUsedAt } = token;
  return {
    ...{ id, name, may: permissions.join(', '), works: standing === 'works' },
    standing: standings[standing],
    made: instantWords(madeAt),
    until: dayWords(expiresAt.slice(0, 10)),
    used: lastUsedAt === null ? 'Never' : instantWords(lastUsedAt),
  };
}
