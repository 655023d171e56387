import { z } from 'zod';
import { levels, statedTable } from '../commission/index.ts';
import { type Database, type Session, sql } from '../database/index.ts';
import type { FiledFinding, QualityFinding } from './proposal.ts';

/** The published figures: values known only as they were printed. */
export const publishedFigures = statedTable('published_figure');

/** One file that was imported, with what it changed. */
export type Batch = {
  batchId: number;
  fileName: string;
  contentHash: string;
  layout: string;
  recordedBy: string;
  recordedAt: string;
  added: number;
  revised: number;
  unchanged: number;
  notices: string[];
};

/** How long a batch may go without a sign of life before another process may clear it away. */
const staleAfter = '2 minutes';

const idRow = z.object({ batch_id: z.number() });
const batchRow = z
  .object({
    batch_id: z.number(),
    file_name: z.string(),
    content_hash: z.string(),
    layout: z.string(),
    recorded_by: z.string(),
    committed_at: z.string(),
    added: z.number(),
    revised: z.number(),
    unchanged: z.number(),
    notices: z.array(z.string()),
  })
  .transform(
    (row): Batch => ({
      batchId: row.batch_id,
      fileName: row.file_name,
      contentHash: row.content_hash,
      layout: row.layout,
      recordedBy: row.recorded_by,
      recordedAt: row.committed_at,
      added: row.added,
      revised: row.revised,
      unchanged: row.unchanged,
      notices: row.notices,
    }),
  );

const findingRow = z
  .object({
    batch_id: z.number(),
    rule: z.string(),
    provider_id: z.string(),
    metric_code: z.string().nullable(),
    period: z.string(),
    sheet_name: z.string().nullable(),
    row_number: z.number().nullable(),
    column_name: z.string().nullable(),
    stated: z.string(),
    computed: z.string(),
    difference: z.number().nullable(),
    explanation: z.string(),
    file_name: z.string(),
  })
  .transform(
    (row): FiledFinding => ({
      rule: row.rule,
      providerId: row.provider_id,
      metric: row.metric_code,
      period: row.period,
      place: { sheet: row.sheet_name, row: row.row_number, column: row.column_name },
      stated: row.stated,
      computed: row.computed,
      difference: row.difference,
      explanation: row.explanation,
      fileName: row.file_name,
      batchId: row.batch_id,
      revisionId: null,
    }),
  );

/** Removes a batch that nobody has seen; one that was committed meanwhile stays as it is. */
export async function abandonBatch(database: Database, batchId: number): Promise<void> {
  await database.aside(async (session) => {
    await session.run(
      sql`delete from import_batch where batch_id = ${batchId} and committed_at is null`,
    );
    if (await findBatch(session, batchId)) return;
    await levels.deleteBatch(session, batchId);
    await publishedFigures.deleteBatch(session, batchId);
    await session.run(sql`delete from quality_finding where batch_id = ${batchId}`);
  });
}

/** Batches begun and never finished: all of them when nobody else can be at work, else only those gone quiet. */
export async function listUnfinished(session: Session, alone: boolean): Promise<number[]> {
  const rows = await session.rows(
    idRow,
    sql`select batch_id from import_batch
        where committed_at is null
          and (${alone}::boolean or touched_at < clock_timestamp() - ${staleAfter}::interval)`,
  );
  return rows.map((row) => row.batch_id);
}

/** The committed batches, the latest first. */
export function listBatches(session: Session): Promise<Batch[]> {
  return session.rows(
    batchRow,
    sql`select * from import_batch where committed_at is not null order by batch_id desc`,
  );
}

/** A committed batch by its id. */
export async function findBatch(session: Session, batchId: number): Promise<Batch | undefined> {
  const rows = await session.rows(
    batchRow,
    sql`select * from import_batch where committed_at is not null and batch_id = ${batchId}`,
  );
  return rows[0];
}

/** The last committed batch of a file name with this very content, if any. */
export async function findBatchOf(
  session: Session,
  fileName: string,
  contentHash: string,
): Promise<Batch | undefined> {
  const rows = await session.rows(
    batchRow,
    sql`select * from import_batch
        where committed_at is not null and file_name = ${fileName} and content_hash = ${contentHash}
        order by batch_id desc limit 1`,
  );
  return rows[0];
}

/** Keeps what a batch's source says that does not agree with itself. */
export async function addFindings(
  session: Session,
  batchId: number,
  findings: readonly QualityFinding[],
): Promise<void> {
  const column = <T>(read: (finding: QualityFinding) => T): T[] => findings.map(read);
  await session.run(
    sql`insert into quality_finding (batch_id, rule, provider_id, metric_code, period, sheet_name, row_number,
          column_name, stated, computed, difference, explanation, finding_number)
        select ${batchId}, * from unnest(
          ${column((f) => f.rule)}::text[], ${column((f) => f.providerId)}::text[],
          ${column((f) => f.metric)}::text[], ${column((f) => f.period)}::text[],
          ${column((f) => f.place.sheet)}::text[], ${column((f) => f.place.row)}::int[],
          ${column((f) => f.place.column)}::text[], ${column((f) => f.stated)}::text[],
          ${column((f) => f.computed)}::text[], ${column((f) => f.difference)}::numeric[],
          ${column((f) => f.explanation)}::text[]
        ) with ordinality`,
  );
}

/** The findings of committed batches, the latest batch first; of one batch, or of all. */
export function listFindings(session: Session, batchId?: number): Promise<FiledFinding[]> {
  return session.rows(
    findingRow,
    sql`select q.*, b.file_name from quality_finding q
        join import_batch b on b.batch_id = q.batch_id and b.committed_at is not null
        where ${batchId ?? null}::bigint is null or q.batch_id = ${batchId ?? null}
        order by q.batch_id desc, q.finding_number`,
  );
}
