import type { Session } from '../../database/index.ts';
import { sql } from '../../database/index.ts';
import { type Cell, type CellQuery, cell } from './cells.ts';
import { allCells, type Count } from './keep.ts';

/** The cells of a period as they stood after a batch, counted from the records of then. */
export async function listCellsAsAt(
  session: Session,
  count: Count,
  query: CellQuery & { asAt: number },
): Promise<Cell[]> {
  const { first, months, providerIds, asAt } = query;
  const cells: Cell[] = [];
  for (const counted of allCells(count, { asAt, providerIds })) {
    const rows = await session.rows(
      cell,
      sql`
        select provider_id, tally, month, records, amount::text as amount from (${counted}) counted
        where breakdown = '' and month between ${first}::integer and ${first + months - 1}::integer`,
    );
    cells.push(...rows);
  }
  return cells;
}
