import { z } from 'zod';
import { type Reach, type Session, type Sql, sql } from '../../database/index.ts';
import type { LedgerCounts, RecordBatch } from './record.ts';

/** One batch of the ledger: records that were stored together, or the withdrawal of such a batch. */
export type LedgerBatch = LedgerCounts & {
  batchId: number;
  kind: 'records' | 'withdrawal';
  recordType: string;
  fileName: string;
  portion: number;
  contentHash: string;
  recordedBy: string;
  simulated: boolean;
  committedAt: string;
  /** Of a withdrawal: the batch that it takes back. */
  withdraws: number | null;
  reason: string | null;
  /** Of records: the withdrawal that took them back. */
  withdrawnIn: number | null;
};

const batchRow = z
  .object({
    batch_id: z.number(),
    kind: z.enum(['records', 'withdrawal']),
    record_type: z.string(),
    file_name: z.string(),
    portion: z.number(),
    content_hash: z.string(),
    recorded_by: z.string(),
    simulated: z.boolean(),
    committed_at: z.string(),
    added: z.number(),
    revised: z.number(),
    retracted: z.number(),
    unchanged: z.number(),
    withdraws: z.number().nullable(),
    reason: z.string().nullable(),
    withdrawn_in: z.number().nullable(),
  })
  .transform(
    (row): LedgerBatch => ({
      batchId: row.batch_id,
      kind: row.kind,
      recordType: row.record_type,
      fileName: row.file_name,
      portion: row.portion,
      contentHash: row.content_hash,
      recordedBy: row.recorded_by,
      simulated: row.simulated,
      committedAt: row.committed_at,
      added: row.added,
      revised: row.revised,
      retracted: row.retracted,
      unchanged: row.unchanged,
      withdraws: row.withdraws,
      reason: row.reason,
      withdrawnIn: row.withdrawn_in,
    }),
  );

const idRow = z.object({ batch_id: z.number().nullable() });

/** Lets one writer of the ledger in at a time, until the transaction ends. */
export async function lockLedger(session: Session): Promise<void> {
  await session.run(sql`select pg_advisory_xact_lock(7275)`);
}

/** The number of the next batch; only under the lock of the ledger. */
export async function nextBatchId(session: Session): Promise<number> {
  const next = sql`select coalesce(max(batch_id), 0) + 1 as batch_id from ledger_batch`;
  const rows = await session.rows(idRow, next);
  return rows[0]?.batch_id ?? 1;
}

/**
 * The batch that brought this very content of the type, unless it was withdrawn. Where some of its records
 * were known from an older batch that was withdrawn after it, they have gone with that one: then it does not
 * count, and its content can be stored again.
 */
export async function findSameBatch(
  session: Session,
  { type, contentHash }: Pick<RecordBatch, 'type' | 'contentHash'>,
): Promise<LedgerBatch | undefined> {
  const rows = await session.rows(
    batchRow,
    sql`select * from ledger_batch b
        where record_type = ${type.code} and content_hash = ${contentHash}
          and kind = 'records' and withdrawn_in is null
          and not (unchanged > 0 and exists (
            select from ledger_batch w
            where w.record_type = b.record_type and w.withdraws < b.batch_id and w.batch_id > b.batch_id))
        order by batch_id desc limit 1`,
  );
  return rows[0];
}

type NewBatch = LedgerCounts &
  Pick<LedgerBatch, 'batchId' | 'kind' | 'recordType' | 'fileName' | 'portion' | 'recordedBy'> &
  Pick<LedgerBatch, 'contentHash' | 'simulated' | 'withdraws' | 'reason'> & {
    /** Whose records it states, unchanged ones among them. */
    providerIds: readonly string[];
  };

/**
 * Adds the batch with what it changed. Its instant is never before that of an earlier batch, and is kept to
 * the millisecond, as it is printed, so that asking for what was known at it includes the batch.
 */
export async function addBatch(session: Session, batch: NewBatch): Promise<void> {
  await session.run(
    sql`insert into ledger_batch (batch_id, kind, record_type, file_name, portion, content_hash, recorded_by,
          simulated, committed_at, added, revised, retracted, unchanged, withdraws, reason, provider_ids)
        values (${batch.batchId}, ${batch.kind}, ${batch.recordType}, ${batch.fileName}, ${batch.portion},
          ${batch.contentHash}, ${batch.recordedBy}, ${batch.simulated},
          greatest(date_trunc('milliseconds', clock_timestamp()),
            (select committed_at from ledger_batch order by batch_id desc limit 1)),
          ${batch.added}, ${batch.revised}, ${batch.retracted}, ${batch.unchanged},
          ${batch.withdraws}, ${batch.reason}, ${[...batch.providerIds]}::text[])`,
  );
}

/** Notes on a batch which withdrawal took it back. */
export async function markWithdrawn(
  session: Session,
  batchId: number,
  withdrawnIn: number,
): Promise<void> {
  await session.run(
    sql`update ledger_batch set withdrawn_in = ${withdrawnIn} where batch_id = ${batchId}`,
  );
}

/** The last batch that was committed at or before an instant; 0 when there was none. */
export async function batchAsAt(session: Session, instant: string): Promise<number> {
  const rows = await session.rows(
    idRow,
    sql`select max(batch_id) as batch_id from ledger_batch where committed_at <= ${instant}::timestamptz`,
  );
  return rows[0]?.batch_id ?? 0;
}

/** A batch by its number, where it holds a record of somebody whom the reach covers. */
export async function findLedgerBatch(
  session: Session,
  batchId: number,
  reach: Reach = 'everywhere',
): Promise<LedgerBatch | undefined> {
  const rows = await session.rows(
    batchRow,
    sql`select * from ledger_batch where batch_id = ${batchId} and ${within(reach)}`,
  );
  return rows[0];
}

/** Whose records a batch holds. */
export async function providersOfBatch(session: Session, batchId: number): Promise<string[]> {
  const rows = await session.rows(
    z.object({ provider_ids: z.array(z.string()) }),
    sql`select provider_ids from ledger_batch where batch_id = ${batchId}`,
  );
  return rows[0]?.provider_ids ?? [];
}

/** The batches that hold a record of somebody whom the reach covers, the latest first: all of them, or a part of the list. */
export function listLedgerBatches(
  session: Session,
  reach: Reach = 'everywhere',
  { offset, limit }: { offset: number; limit: number | null } = { offset: 0, limit: null },
): Promise<LedgerBatch[]> {
  return session.rows(
    batchRow,
    sql`select * from ledger_batch where ${within(reach)} order by batch_id desc limit ${limit}::bigint offset ${offset}`,
  );
}

/** How many batches hold a record of somebody whom the reach covers. */
export async function countLedgerBatches(session: Session, reach: Reach): Promise<number> {
  const rows = await session.rows(
    z.object({ batches: z.number() }),
    sql`select count(*) as batches from ledger_batch where ${within(reach)}`,
  );
  return rows[0]?.batches ?? 0;
}

function within(reach: Reach): Sql {
  return reach === 'everywhere' ? sql`true` : sql`provider_ids && ${[...reach]}::text[]`;
}

const typeRow = z.object({ record_type: z.string(), last_at: z.string() });

/** When records of each type were last stored; nothing for a type without any. */
export async function lastStored(session: Session): Promise<Map<string, string>> {
  const rows = await session.rows(
    typeRow,
    sql`select record_type, max(committed_at) as last_at from ledger_batch group by record_type`,
  );
  return new Map(rows.map(({ record_type, last_at }) => [record_type, last_at]));
}
