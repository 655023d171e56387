import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Comparison, StatedFigure, StatedTable } from '../src/commission/index.ts';
import { type Database, sql } from '../src/database/index.ts';

type Begun = { batchId: number; tally: Pick<Comparison, 'added' | 'revised'> };

/** Batches of stated figures as an import makes them, without its checks. */
export class StatedBatches {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Adds figures under a new batch that nobody sees yet. */
  async begin(
    table: StatedTable,
    figures: readonly StatedFigure[],
    fileName = 'a.csv',
  ): Promise<Begun> {
    const [row] = await this.database.rows(
      z.object({ batch_id: z.number() }),
      sql`insert into import_batch (file_name, content_hash, layout, recorded_by)
          values (${fileName}, 'hash', 'long', 'test') returning batch_id`,
    );
    assert.ok(row);
    const { added, revised } = await table.add(this.database, row.batch_id, figures);
    return { batchId: row.batch_id, tally: { added, revised } };
  }

  async commit(batchId: number, at = new Date().toISOString()): Promise<void> {
    await this.database.run(
      sql`update import_batch set committed_at = ${at}::timestamptz where batch_id = ${batchId}`,
    );
  }

  /** Both at once. */
  async keep(
    table: StatedTable,
    figures: readonly StatedFigure[],
    fileName?: string,
  ): Promise<Begun> {
    const begun = await this.begin(table, figures, fileName);
    await this.commit(begun.batchId);
    return begun;
  }
}
