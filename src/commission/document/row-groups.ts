import { dayWords, isDate } from '../../calendar/index.ts';
import type { AgreedTable, Column } from '../../catalogue/index.ts';
import { type Cells, type Content, cellsOf, tableIn } from '../agreement/content.ts';

/** A row or a total with what names it and what it says; of a table of levels it is one line of its metric. */
export type NamedRow = { row: string; title: string; cells: Cells };

/** Rows that stand together: those of one metric in a table of levels, else all of the table. */
export type RowGroup = {
  title: string;
  metric?: string | undefined;
  rows: readonly NamedRow[];
};

/** The rows of a table in the order in which they are read. */
export function rowGroups(table: AgreedTable, content: Content): RowGroup[] {
  const said = tableIn(content, table.code);
  const named = (row: string, title: string): NamedRow => ({
    ...{ row, title },
    cells: cellsOf(said, row) ?? {},
  });
  if (table.shape === 'open') {
    const rows = said.rows.map(({ row, cells }) => named(row, cells[table.named ?? ''] ?? row));
    return [{ title: '', rows }];
  }
  if (table.shape !== 'levels') {
    return [{ title: '', rows: table.rows.map(({ code, title }) => named(code, title)) }];
  }
  const metrics = [...new Set(table.rows.map(({ metric }) => metric))];
  return metrics.map((metric) => {
    const lines = table.rows.filter((row) => row.metric === metric);
    return {
      ...{ title: metricTitle(lines[0]), metric },
      rows: lines.map(({ code, line = '' }) => named(code, line)),
    };
  });
}

/** `CU001 Discharge to Court` of `CU001 Discharge to Court, level`. */
function metricTitle(first: AgreedTable['rows'][number] | undefined): string {
  const { title = '', line = '' } = first ?? {};
  const end = `, ${line}`;
  return title.endsWith(end) ? title.slice(0, -end.length) : title;
}

/** The totals of which something is stated; what the others come to is no part of what was agreed. */
export function statedTotals(table: AgreedTable, content: Content): NamedRow[] {
  const { totals } = tableIn(content, table.code);
  return table.totals.flatMap(({ code, title }) => {
    const cells = totals[code];
    return cells && saysSomething(cells) ? [{ row: code, title, cells }] : [];
  });
}

/** Whether anything is written in a table. */
export function isStated(table: AgreedTable, content: Content): boolean {
  const { rows } = tableIn(content, table.code);
  return rows.some(({ cells }) => saysSomething(cells)) || statedTotals(table, content).length > 0;
}

/** A cell as it was written; a day is stored as 2014-07-31 and read as 31 July 2014. */
export function readingText({ code, unit }: Column, cells: Cells): string {
  const text = cells[code] ?? '';
  return unit === 'date' && isDate(text.trim()) ? dayWords(text.trim()) : text;
}

function saysSomething(cells: Cells): boolean {
  return Object.values(cells).some((text) => text.trim() !== '');
}
