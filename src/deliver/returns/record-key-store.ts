import { z } from 'zod';
import type { RecordType } from '../../catalogue/index.ts';
import { type Session, sql } from '../../database/index.ts';
import { recordTable } from '../ledger/record-table-store.ts';

/** The references of a provider's current records of a type that begin alike. */
export async function listRecordKeys(
  session: Session,
  type: RecordType,
  providerId: string,
  prefix: string,
): Promise<string[]> {
  const rows = await session.rows(
    z.object({ record_key: z.string() }),
    sql`select record_key from ${recordTable(type.code)}
        where provider_id = ${providerId} and starts_with(record_key, ${prefix})
          and superseded_in is null and not retracted
        order by record_key`,
  );
  return rows.map(({ record_key }) => record_key);
}
