import type { Column, RowFormula } from '../../../catalogue/index.ts';
import type { CheckResult } from '../finding.ts';
import { answer } from './answer.ts';
import type { RowRead, TableRead } from './read-tables.ts';
import { combine, type Worked, workedCell } from './worked.ts';

/** Every cell that follows from others of its row, and those of totals where a sum of sums still holds. */
export function rowResults(read: TableRead): CheckResult[] {
  return read.table.columns.flatMap((column) => {
    const { computed } = column;
    if (!computed) return [];
    const totals = read.totals.filter(({ code }) => addsUp(read, code, column.code, computed));
    return [...read.rows, ...totals].flatMap((row) => rowResult(read, row, column, computed));
  });
}

function rowResult(
  { section }: TableRead,
  row: RowRead,
  column: Column,
  { kind, columns }: RowFormula,
): CheckResult[] {
  const cell = row.cells.get(column.code);
  if (!cell) return [];
  const parts = columns.flatMap((code): Worked[] => {
    const part = row.cells.get(code);
    return part ? [workedCell(part, part.column.title)] : [];
  });
  const computed = combine(kind, column.title, parts);
  if (cell.text === null && computed.kind === 'missing') return [];
  const title = `${column.title}: ${row.title}`;
  const stated = workedCell(cell, 'what is stated');
  const asked = { rule: 'row', title, section, at: cell.at, cell, stated, computed };
  return [answer({ ...asked, severity: 'error', must: 'equal' })];
}

/** A total of products is no product of totals; sums and differences hold where a total states all their columns. */
function addsUp(
  { table }: TableRead,
  total: string,
  column: string,
  { kind, columns }: RowFormula,
): boolean {
  if (kind !== 'sum' && kind !== 'difference') return false;
  const stated = table.totals.find(({ code }) => code === total)?.columns ?? [];
  return [column, ...columns].every((code) => stated.includes(code));
}
