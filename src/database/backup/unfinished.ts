import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';
import type { Session } from '../session.ts';
import { sql } from '../sql.ts';

/** Stands in a database from the beginning of a restore until all of it is there. */
export const marker = 'restore_unfinished';

/** Whether a restore into this database began and did not end. */
export async function isUnfinished(session: Session): Promise<boolean> {
  const rows = await session.rows(
    z.object({ unfinished: z.boolean() }),
    sql`select to_regclass(${marker}) is not null as unfinished`,
  );
  return rows[0]?.unfinished ?? false;
}

/** Throws DATABASE_RESTORE_UNFINISHED on a database that holds a restore that did not end: nothing works with a part. */
export async function refuseUnfinished(session: Session): Promise<void> {
  if (!(await isUnfinished(session))) return;
  throw new GatehouseError(
    'DATABASE_RESTORE_UNFINISHED',
    'A restore into this database did not end, so the hub does not open it. Run "gatehouse restore" with the file again.',
    { status: 503 },
  );
}
