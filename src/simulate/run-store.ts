import { z } from 'zod';
import { type Session, sql } from '../database/index.ts';

const runRow = z.object({ file_name: z.string() });
const batchRow = z.object({ batch_id: z.number() });

/** The orders whose simulated records the ledger holds. */
export async function listRuns(session: Session): Promise<string[]> {
  const rows = await session.rows(
    runRow,
    sql`select distinct file_name from ledger_batch
        where simulated and kind = 'records' and withdrawn_in is null order by file_name`,
  );
  return rows.map(({ file_name }) => file_name);
}

/** The batches of simulated records that are not withdrawn, the latest first. */
export async function listSimulatedBatches(session: Session): Promise<number[]> {
  const rows = await session.rows(
    batchRow,
    sql`select batch_id from ledger_batch
        where simulated and kind = 'records' and withdrawn_in is null order by batch_id desc`,
  );
  return rows.map(({ batch_id }) => batch_id);
}

/** Takes back what a simulation said of which records are all in. */
export async function deleteCoverage(session: Session, statedBy: string): Promise<void> {
  await session.run(sql`delete from record_coverage where stated_by = ${statedBy}`);
}
