import { type Address, type AgreedTable, numericUnits } from '../../../catalogue/index.ts';
import type { Content } from '../../agreement/content.ts';
import { paragraphsOf } from '../../document/document-table.ts';
import { type NamedRow, readingText, rowGroups, statedTotals } from '../../document/row-groups.ts';
import { cellId } from '../addresses.ts';
import { capital } from '../words.ts';

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
export type PlacedGroup = {
  title: string;
  metric?: string | undefined;
  rows: readonly PlacedRow[];
};

/** The rows of a table in the order in which they are read. */
export function placedRows(table: AgreedTable, content: Content): PlacedGroup[] {
  const named = table.columns.findIndex(({ code }) => code === table.named);
  return rowGroups(table, content).map(({ rows, ...group }) => ({
    ...group,
    rows: rows.map((row) => ({
      ...placed(table, row),
      ...(table.shape === 'levels' && { title: capital(row.title) }),
      ...(table.shape === 'open' && named >= 0 && { named }),
    })),
  }));
}

/** The totals of which something is stated. */
export function placedTotals(table: AgreedTable, content: Content): PlacedRow[] {
  return statedTotals(table, content).map((total) => placed(table, total));
}

function placed({ code: table, columns }: AgreedTable, { row, title, cells }: NamedRow): PlacedRow {
  return {
    ...{ row, title },
    cells: columns.map((column) => {
      const at = { table, row, column: column.code };
      const text = readingText(column, cells);
      return {
        ...{ id: cellId(at), at, text, paragraphs: paragraphsOf(text) },
        numeric: numericUnits.includes(column.unit),
        prose: column.unit === 'prose',
      };
    }),
  };
}
