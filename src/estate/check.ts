import type { Problem } from '../errors.ts';
import { dateOrderProblems } from './date-order.ts';
import { identityProblems } from './identities.ts';
import { nameProblems } from './names-in-use.ts';
import { overlapProblems } from './overlaps.ts';
import { referenceProblems } from './references.ts';
import type { EstateTables } from './tables.ts';

/** Everything that is wrong between rows. `complete` is false when some rows could not be read: what they define is not missed then. */
export function checkTables(tables: EstateTables, complete: boolean): Problem[] {
  return [
    ...identityProblems(tables),
    ...(complete ? referenceProblems(tables) : []),
    ...dateOrderProblems(tables),
    ...overlapProblems(tables),
    ...nameProblems(tables),
  ];
}
