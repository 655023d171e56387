/** What later rooms know, for tests of this room: as little or as much as a test says. */
import type { Evidence } from './evidence.ts';

/** Nothing is locked, nothing was delivered and nothing recorded, but for what is given. */
export function evidenceOf(given: Partial<Evidence> = {}): Evidence {
  return {
    lockedMonths: async () => [],
    outlook: async () => [],
    recorded: async () => [],
    monthlyOutturns: async () => new Map(),
    ...given,
  };
}
