import type { Database } from '../database/index.ts';
import { GatehouseError } from '../errors.ts';
import { wasAudited } from './audit/audit.ts';
import type { Caller } from './caller.ts';
import { confinementOf, countingConfinementOf } from './confinement-of.ts';

/**
 * The hub as a caller has it: the database shows and takes only what the caller's roles reach, and commits nothing of
 * which the audit trail does not know.
 */
export function hubOf<H extends { caller: Caller; database: Database; counts: Database }>(
  base: H,
  caller: Caller,
): H {
  return {
    ...base,
    caller,
    database: sayingWhat(base.database.confined(confinementOf(caller))),
    counts: sayingWhat(base.database.confined(countingConfinementOf(caller))),
  };
}

/** The same database, which refuses to commit what was not audited: AUDIT_MISSING, a mistake in the program. */
function sayingWhat(database: Database): Database {
  return {
    engine: database.engine,
    prepared: database.prepared,
    rows: (schema, query) => database.rows(schema, query),
    run: () => Promise.reject(unsaid()),
    transaction: (work) =>
      database.transaction(async (session) => {
        const result = await work(session);
        if (!wasAudited(session)) throw unsaid();
        return result;
      }),
    aside: (work) => database.aside(work),
    confined: (confinement) => sayingWhat(database.confined(confinement)),
    revision: () => database.revision(),
    script: (text) => database.script(text),
    share: () => database.share(),
    close: () => database.close(),
  };
}

function unsaid(): GatehouseError {
  return new GatehouseError(
    'AUDIT_MISSING',
    'Nothing was stored, because it would not have stood in the audit trail. This is a mistake in the program: report it.',
    { status: 500 },
  );
}
