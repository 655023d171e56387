import { z } from 'zod';
import { type Session, sql } from '../../database/index.ts';
import { judged, type TraceQuery } from './trace.ts';

const tracedBatch = z.object({
  batch_id: z.number(),
  file_name: z.string(),
  record_type: z.string(),
  committed_at: z.string(),
  records: z.number(),
});

/** A batch that wrote records which a tally counts, and how many of them. */
export type TracedBatch = z.infer<typeof tracedBatch>;

/** The batches behind a tally, in the order in which they were stored. */
export function listTracedBatches(session: Session, query: TraceQuery): Promise<TracedBatch[]> {
  return session.rows(
    tracedBatch,
    sql`
      select batch.batch_id, batch.file_name, batch.record_type, batch.committed_at, count(*)::integer as records
      from (${judged(query)}) judged
      join ledger_batch batch on batch.batch_id = judged.batch_id
      where fate = 'counted'
      group by batch.batch_id, batch.file_name, batch.record_type, batch.committed_at
      order by batch.batch_id`,
  );
}
