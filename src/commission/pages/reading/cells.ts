import { dayWords, isDate } from '../../../calendar/index.ts';
import {
  type Address,
  type AgreedTable,
  type Column,
  numericUnits,
} from '../../../catalogue/index.ts';
import { type Cells, type Content, cellsOf, tableIn } from '../../agreement/content.ts';
import { paragraphsOf } from '../../document/document-table.ts';
import { cellId } from '../addresses.ts';

/** A cell where it stands, with its text as it is read. */
export type PlacedCell = {
  id: string;
  at: Address;
  text: string;
  paragraphs: readonly string[];
  numeric: boolean;
  /** Sentences, which need room. */
  prose: boolean;
};

/** A row or a total of a table with what names it; `named` is the place of the cell that does, where one does. */
export type PlacedRow = {
  row: string;
  title: string;
  cells: readonly PlacedCell[];
  named?: number;
};

/** Rows that stand together: those of one metric in a table of levels, else all of the table. */
export type RowGroup = { title: string; metric?: string | undefined; rows: readonly PlacedRow[] };

/** The rows of a table in the order in which they are read. */
export function placedRows(table: AgreedTable, content: Content): RowGroup[] {
  const said = tableIn(content, table.code);
  const placed = (row: string, title: string): PlacedRow => ({
    ...{ row, title },
    cells: placedCells(table, row, cellsOf(said, row)),
  });
  if (table.shape === 'open') return [{ title: '', rows: openRows(table, content) }];
  if (table.shape === 'levels') {
    const metrics = [...new Set(table.rows.map(({ metric }) => metric))];
    return metrics.map((metric) => {
      const ofMetric = table.rows.filter((row) => row.metric === metric);
      return {
        ...{ title: metricTitle(ofMetric[0]?.title ?? ''), metric },
        rows: ofMetric.map(({ code, line = '' }) => placed(code, sentence(line))),
      };
    });
  }
  return [{ title: '', rows: table.rows.map(({ code, title }) => placed(code, title)) }];
}

/** The totals of which something is stated; what the others come to is no part of what was agreed. */
export function placedTotals(table: AgreedTable, content: Content): PlacedRow[] {
  const { totals } = tableIn(content, table.code);
  return table.totals.flatMap(({ code, title }) => {
    const cells = totals[code];
    return cells && isWritten(cells)
      ? [{ row: code, title, cells: placedCells(table, code, cells) }]
      : [];
  });
}

/** Whether anything is written in a table. */
export function isStated(table: AgreedTable, content: Content): boolean {
  return (
    tableIn(content, table.code).rows.some(({ cells }) => isWritten(cells)) ||
    placedTotals(table, content).length > 0
  );
}

function openRows(table: AgreedTable, content: Content): PlacedRow[] {
  const named = table.columns.findIndex(({ code }) => code === table.named);
  return tableIn(content, table.code).rows.map(({ row, cells }) => ({
    ...{ row, title: cells[table.named ?? ''] ?? row },
    cells: placedCells(table, row, cells),
    ...(named >= 0 && { named }),
  }));
}

function placedCells(
  { code: table, columns }: AgreedTable,
  row: string,
  cells: Cells | undefined,
): PlacedCell[] {
  return columns.map((column) => {
    const at = { table, row, column: column.code };
    const text = shownText(cells?.[column.code] ?? '', column);
    return {
      ...{ id: cellId(at), at, text, paragraphs: paragraphsOf(text) },
      numeric: numericUnits.includes(column.unit),
      prose: column.unit === 'prose',
    };
  });
}

/** As it was written; a day is stored as 2014-07-31 and read as 31 July 2014. */
function shownText(text: string, { unit }: Column): string {
  return unit === 'date' && isDate(text.trim()) ? dayWords(text.trim()) : text;
}

function isWritten(cells: Cells): boolean {
  return Object.values(cells).some((text) => text.trim() !== '');
}

/** `CU001 Discharge to Court` of `CU001 Discharge to Court, level`. */
function metricTitle(title: string): string {
  return title.replace(/, (?:level|outturn)$/, '');
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
