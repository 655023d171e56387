/** A database for tests that something happens to at a certain statement. */
import type { Database, Session, Sql } from '../database/index.ts';

/** Calls `interfere` before every statement, also those inside transactions; what it throws, the statement throws. */
export function interfering(
  database: Database,
  interfere: (query: Sql) => void | Promise<void>,
): Database {
  const session = (inner: Session): Session => ({
    rows: async (schema, query) => {
      await interfere(query);
      return inner.rows(schema, query);
    },
    run: async (query) => {
      await interfere(query);
      return inner.run(query);
    },
  });
  return {
    ...database,
    ...session(database),
    transaction: (work) => database.transaction((inner) => work(session(inner))),
    aside: (work) => database.aside((inner) => work(session(inner))),
  };
}

/** Fails at the `nth` statement whose text contains `part`. */
export function failingAt(database: Database, part: string, nth = 1): Database {
  let seen = 0;
  return interfering(database, ({ text }) => {
    if (!text.includes(part)) return;
    seen += 1;
    if (seen === nth) throw new Error('the disk is full');
  });
}
