import { type AnnualReport, type Cell, type Column, type Table, tablesIn } from './document.ts';
import type { Figure } from './figure.ts';
import type { Ledger } from './ledger.ts';
import { nothingMarks } from './method.ts';

/** A cell of a flat table: words, a number, a mark for nothing, or the number of an entry in the list of sources. */
export type FlatCell = { text: string } | { figure: Figure; number: number } | { entry: string };

/** A table without links inside its cells: each column of figures has a column of its sources at the right. */
export type FlatTable = {
  id: string;
  caption: string;
  notes: readonly string[];
  sheet: string;
  headings: string[];
  rows: FlatCell[][];
};

/** Stands where a column has nothing to say of a row. */
export const blankMark = nothingMarks['not applicable'].mark;

/** Every table that has a sheet, those of the text first. */
export function flatTables(report: AnnualReport, ledger: Ledger): FlatTable[] {
  return [...tablesIn(report.sections), ...report.tidyTables]
    .filter(hasSheet)
    .map((table) => flatten(table, ledger));
}

function flatten(table: Table & { sheet: string }, ledger: Ledger): FlatTable {
  const { id, caption, notes, sheet, columns, rows } = table;
  const figured = columns.flatMap((_, index) =>
    rows.some((row) => isFigure(row[index])) ? [index] : [],
  );
  return {
    id,
    caption,
    notes,
    sheet,
    headings: [
      ...columns.flatMap(headingsOf),
      ...figured.map((index) => `Source of ${columns[index]?.heading ?? 'figure'}`),
    ],
    rows: rows.map((row) => [
      ...row.flatMap((cell, index) => flatCells(cell, columns[index])),
      ...figured.map((index) => entryCell(row[index], ledger)),
    ]),
  };
}

function hasSheet(table: Table): table is Table & { sheet: string } {
  return table.sheet !== undefined;
}

function isFigure(cell: Cell | undefined): boolean {
  return cell !== undefined && 'figure' in cell;
}

/** A column, and one for the details under its cells. */
function headingsOf({ heading, details }: Column): string[] {
  return details === undefined ? [heading] : [heading, details];
}

function flatCells(cell: Cell, column: Column | undefined): FlatCell[] {
  if (column?.details === undefined) return [flatCell(cell)];
  return [flatCell(cell), { text: ('detail' in cell && cell.detail) || blankMark }];
}

function flatCell(cell: Cell): FlatCell {
  if ('status' in cell) return { text: cell.status };
  if ('text' in cell) return { text: cell.text === '' ? blankMark : cell.text };
  const { figure } = cell;
  if (figure.nothing !== null) return { text: nothingMarks[figure.nothing].mark };
  return figure.number === null ? { text: figure.text } : { figure, number: figure.number };
}

function entryCell(cell: Cell | undefined, ledger: Ledger): FlatCell {
  const entry = cell && 'figure' in cell ? ledger.idOf(cell.figure) : undefined;
  return entry === undefined ? { text: blankMark } : { entry };
}
