import { z } from 'zod';
import { type Session, sql } from '../database/index.ts';
import { GatehouseError } from '../errors.ts';

/** What one file or one agreement brings, seen from the moment it is committed. */
export type NewBatch = {
  fileName: string;
  contentHash: string;
  /** How the file was laid out, in a word. */
  layout: string;
  recordedBy: string;
  notices: readonly string[];
};

/** How many figures of a file were new, stated otherwise before, and known as they stand. */
export type BatchCounts = { added: number; revised: number; unchanged: number };

const idRow = z.object({ batch_id: z.number() });

/** Begins a batch and returns its id; undefined while another one is running. */
export async function beginBatch(session: Session, batch: NewBatch): Promise<number | undefined> {
  const rows = await session.rows(
    idRow,
    sql`insert into import_batch (file_name, content_hash, layout, recorded_by, notices)
        values (${batch.fileName}, ${batch.contentHash}, ${batch.layout}, ${batch.recordedBy},
          ${[...batch.notices]}::text[])
        on conflict ((committed_at is null)) where committed_at is null do nothing
        returning batch_id`,
  );
  return rows[0]?.batch_id;
}

/** Tells other processes that the batch is alive; throws IMPORT_ABANDONED when one of them has cleared it away. */
export async function touchBatch(session: Session, batchId: number): Promise<void> {
  const touched = await session.rows(
    idRow,
    sql`update import_batch set touched_at = clock_timestamp()
        where batch_id = ${batchId} and committed_at is null returning batch_id`,
  );
  if (touched.length === 0) throw abandoned();
}

/**
 * Shows the batch to everybody, all of it at once; throws IMPORT_ABANDONED. The instant is kept to the
 * millisecond, as it is printed, so that asking for what was known at it includes the batch.
 */
export async function commitBatch(
  session: Session,
  batchId: number,
  counts: BatchCounts,
): Promise<void> {
  const committed = await session.run(
    sql`update import_batch set committed_at = date_trunc('milliseconds', clock_timestamp()),
        added = ${counts.added}, revised = ${counts.revised}, unchanged = ${counts.unchanged}
        where batch_id = ${batchId} and committed_at is null`,
  );
  if (committed === 0) throw abandoned();
}

function abandoned(): GatehouseError {
  return new GatehouseError(
    'IMPORT_ABANDONED',
    'This import stood still for so long that another one cleared it away. Nothing was stored: import the file again.',
    { status: 409 },
  );
}
