import { z } from 'zod';
import type { RecordType, RecordValues } from '../../catalogue/index.ts';
import { identifier, type Session, sql } from '../../database/index.ts';
import { commaList, keptColumns, recordTable } from './record-table-store.ts';

/** One revision of a record as the ledger keeps it. */
export type Revision = {
  providerId: string;
  recordKey: string;
  revision: number;
  batchId: number;
  statedIn: number;
  supersededIn: number | null;
  retracted: boolean;
  fields: RecordValues;
};

const revisionRow = z
  .object({
    provider_id: z.string(),
    record_key: z.string(),
    revision: z.number(),
    batch_id: z.number(),
    stated_in: z.number(),
    superseded_in: z.number().nullable(),
    retracted: z.boolean(),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .transform((row): Revision => {
    const { provider_id, record_key, revision, batch_id, ...rest } = row;
    const { stated_in, superseded_in, retracted, ...fields } = rest;
    return {
      ...{ providerId: provider_id, recordKey: record_key, revision, batchId: batch_id },
      ...{ statedIn: stated_in, supersededIn: superseded_in, retracted, fields },
    };
  });

/** Every revision of one record, the latest first. */
export function listRevisions(
  session: Session,
  type: RecordType,
  { providerId, recordKey }: Pick<Revision, 'providerId' | 'recordKey'>,
): Promise<Revision[]> {
  return session.rows(
    revisionRow,
    sql`select ${keptColumns}, ${fieldColumns(type)} from ${recordTable(type.code)}
        where provider_id = ${providerId} and record_key = ${recordKey} order by revision desc`,
  );
}

/** The records of a type that stood as at a batch, by provider and key: all of them or at most `limit`. */
export function listRecords(
  session: Session,
  type: RecordType,
  { asAt, limit }: { asAt: number; limit: number | null },
): Promise<Revision[]> {
  return session.rows(
    revisionRow,
    sql`select ${keptColumns}, ${fieldColumns(type)} from ${recordTable(type.code)}
        where batch_id <= ${asAt} and (superseded_in is null or superseded_in > ${asAt}) and not retracted
        order by provider_id, record_key limit ${limit}::bigint`,
  );
}

function fieldColumns(type: RecordType) {
  return commaList(type.fields.map(({ name }) => identifier(name)));
}

/** The revisions that a batch wrote, by provider and key: at most `limit`. */
export function listWritten(
  session: Session,
  type: RecordType,
  { batchId, limit }: { batchId: number; limit: number },
): Promise<Revision[]> {
  return session.rows(
    revisionRow,
    sql`select ${keptColumns}, ${fieldColumns(type)} from ${recordTable(type.code)}
        where batch_id = ${batchId} order by provider_id, record_key limit ${limit}`,
  );
}
