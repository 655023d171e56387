import type { Database, Session, Sql } from '../database/index.ts';
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

/** The same database, which refuses to commit what was not audited: ACCESS_AUDIT_MISSING, a mistake in the program. */
function sayingWhat(database: Database): Database {
  return {
    engine: database.engine,
    prepared: database.prepared,
    rows: (schema, query) => database.rows(schema, query),
    run: () => Promise.reject(unsaid()),
    transaction: (work) =>
      database.transaction(async (session) => {
        const told = { wrote: false };
        const noticing = noticingWrites(session, told);
        const result = await work(noticing);
        if (told.wrote && !wasAudited(noticing)) throw unsaid();
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

/** A row that is locked `for update` is not written. */
const writing = /\b(?:insert|delete|merge|truncate)\b|(?<!\bfor\s+(?:no\s+key\s+)?)\bupdate\b/i;

/** The same session, which notices whether anything is written: looking and finding nothing to do needs no word. */
function noticingWrites(session: Session, told: { wrote: boolean }): Session {
  const notice = (query: Sql) => {
    if (writing.test(query.text)) told.wrote = true;
  };
  return {
    rows: (schema, query) => {
      notice(query);
      return session.rows(schema, query);
    },
    run: (query) => {
      notice(query);
      return session.run(query);
    },
  };
}

function unsaid(): GatehouseError {
  return new GatehouseError(
    'ACCESS_AUDIT_MISSING',
    'Nothing was stored, because it would not have stood in the audit trail. This is a mistake in the program: report it.',
    { status: 500 },
  );
}
