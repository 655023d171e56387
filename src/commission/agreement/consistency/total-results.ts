import type { Total } from '../../../catalogue/index.ts';
import type { CheckResult } from '../finding.ts';
import { answer } from './answer.ts';
import type { TableRead } from './read-tables.ts';
import { columnCells, countedRows } from './work-out.ts';
import { combine, workedCell } from './worked.ts';

/** Every total of a table against the rows that it adds up or averages. */
export function totalResults(read: TableRead): CheckResult[] {
  return read.table.totals.flatMap((total) =>
    total.columns.flatMap((column) => totalResult(read, total, column)),
  );
}

function totalResult(read: TableRead, total: Total, column: string): CheckResult[] {
  const cell = read.byCode.get(total.code)?.cells.get(column);
  if (!cell) return [];
  const cells = columnCells(read, countedRows(read, total.of), column);
  const computed = combine(total.how, read.name, cells);
  if (cell.text === null && computed.kind === 'missing') return [];
  const title = `${cell.column.title}: ${total.title}`;
  const stated = workedCell(cell, 'what is stated');
  const asked = { rule: 'total', title, section: read.section, at: cell.at, cell };
  return [answer({ ...asked, stated, computed, severity: 'error', must: 'equal' })];
}
