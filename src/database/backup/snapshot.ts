import { z } from 'zod';
import type { Database, Session } from '../session.ts';
import { sql } from '../sql.ts';

class Over extends Error {}

/**
 * Reads in one transaction that sees the database at one instant, and changes nothing, not even the revision: it ends by
 * rolling back.
 */
export async function readSnapshot<T>(
  database: Database,
  read: (session: Session) => Promise<T>,
): Promise<T> {
  const found: T[] = [];
  try {
    await database.transaction(async (session) => {
      await session.run(sql`set transaction isolation level repeatable read, read only`);
      await writeExactTexts(session);
      found.push(await read(session));
      throw new Over();
    });
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
  const [result] = found;
  if (result === undefined) throw new Error('A snapshot was read without a result.');
  return result;
}

/**
 * Lets PostgreSQL write every value as a text that it reads as the same value, whatever the server prefers; takes all rows
 * or fails where row-level security would leave some out; and allows what long tables need.
 */
export async function writeExactTexts(session: Session): Promise<void> {
  const settings = {
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    intervalstyle: 'iso_8601',
    bytea_output: 'hex',
    extra_float_digits: '3',
    row_security: 'off',
    statement_timeout: '0',
  };
  for (const [name, value] of Object.entries(settings)) {
    await session.rows(z.unknown(), sql`select set_config(${name}, ${value}, true)`);
  }
}
