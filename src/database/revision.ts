import { z } from 'zod';
import type { Result } from './session.ts';
import { restore, type Sql, sql } from './sql.ts';

type Execute = (query: Sql) => Promise<Result>;

const revisionRow = z.object({ revision: z.number() });
/** PostgreSQL's code for a table that is not there. */
const undefinedTable = z.object({ code: z.literal('42P01') });

/** The revision of the data as committed; 'unmigrated' before the first migration. */
export async function currentRevision(execute: Execute): Promise<string> {
  try {
    return readRevision(await execute(sql`select revision from database_revision`));
  } catch (error) {
    if (undefinedTable.safeParse(error).success) return 'unmigrated';
    throw error;
  }
}

/** Counts the revision up inside the running transaction. */
export const countUp = 'update database_revision set revision = revision + 1';

/** Counts the revision up inside the running transaction and returns it. */
export async function nextRevision(execute: Execute): Promise<string> {
  return readRevision(await execute(restore(`${countUp} returning revision`, [])));
}

function readRevision(result: Result): string {
  return String(revisionRow.parse(result.rows[0]).revision);
}
