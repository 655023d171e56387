import { type AgreedTable, remedyFor } from '../../catalogue/index.ts';
import type { Place, Problem } from '../../errors.ts';
import type { Cells, ContentRow, TableContent } from '../agreement/content.ts';
import { newRowCode, rowCode } from '../agreement/row-code.ts';

/** A row as a file has it: its code, blank for a new one, and its cells by the codes of their columns. */
export type FilledRow = { row: string; cells: Cells; place: Place };

/** A table as a file has it. */
export type FilledTable = { table: AgreedTable; rows: readonly FilledRow[]; place: Place };

type Read = { content: TableContent; problems: Problem[] };

/** What a table says, with every row that its form does not have, lacks, or that stands there twice. */
export function readFilledTable(filled: FilledTable): Read {
  const { table } = filled;
  const totals = new Set(table.totals.map(({ code }) => code));
  const rows = filled.rows.filter(({ row }) => !totals.has(row));
  const named = table.shape === 'open' ? nameNewRows(table, rows) : { rows, problems: [] };
  return {
    content: {
      rows: contentRows(table, named.rows),
      totals: Object.fromEntries(
        filled.rows.flatMap(({ row, cells }) =>
          totals.has(row) && Object.keys(cells).length > 0 ? [[row, cells]] : [],
        ),
      ),
    },
    problems: [
      ...named.problems,
      ...(table.shape === 'open' ? [] : strangers(filled)),
      ...twice(filled),
      ...missing(filled),
    ],
  };
}

/** Declared rows stand in the order of the form, whatever order the file has them in. */
function contentRows(table: AgreedTable, rows: readonly FilledRow[]): ContentRow[] {
  if (table.shape === 'open') return rows.map(({ row, cells }) => ({ row, cells }));
  return table.rows.map(({ code }) => ({
    row: code,
    cells: rows.find(({ row }) => row === code)?.cells ?? {},
  }));
}

/** Gives each new row of an open table a code made from the column that names it. */
function nameNewRows(
  table: AgreedTable,
  rows: readonly FilledRow[],
): { rows: FilledRow[]; problems: Problem[] } {
  const taken = new Set([...rows.map(({ row }) => row), ...table.totals.map(({ code }) => code)]);
  const problems: Problem[] = [];
  const named = rows.map((filled): FilledRow => {
    const problem = unnamed(table, filled);
    if (problem) problems.push(problem);
    if (filled.row !== '') return filled;
    const row = newRowCode(filled.cells[table.named ?? ''] ?? '', taken);
    taken.add(row);
    return { ...filled, row };
  });
  return { rows: named, problems };
}

function unnamed(table: AgreedTable, { row, cells, place }: FilledRow): Problem | undefined {
  if (row !== '' && !rowCode.test(row)) {
    const message = 'This is no code of a row. Leave the first column of a new row blank.';
    return { message, place, found: row, expected: 'letters, digits, dots and hyphens' };
  }
  if (row !== '' || cells[table.named ?? ''] !== undefined) return undefined;
  const naming = table.columns.find(({ code }) => code === table.named)?.title ?? '';
  return { message: `A new row needs its name. Fill in “${naming}”.`, place };
}

function strangers({ table, rows }: FilledTable): Problem[] {
  const there = [...table.rows, ...table.totals].map(({ code }) => code);
  return rows
    .filter(({ row }) => !there.includes(row))
    .map(({ row, place }) => ({
      message: `The table “${table.title}” has no such row. ${remedyFor(row, there, 'Take it out')}.`,
      place,
      found: row === '' ? 'a row without a code' : row,
    }));
}

function twice({ table, rows }: FilledTable): Problem[] {
  const codes = rows.map(({ row }) => row);
  return rows.flatMap(({ row, place }, index): Problem[] => {
    if (row === '' || codes.indexOf(row) === index) return [];
    const message = `The row stands twice in the table “${table.title}”. Take one out, or leave the code of a new row blank.`;
    return [{ message, place, found: row }];
  });
}

/** A total that is not there says nothing; a declared row that is not there was lost. */
function missing({ table, rows, place }: FilledTable): Problem[] {
  const there = new Set(rows.map(({ row }) => row));
  return table.rows
    .filter(({ code }) => !there.has(code))
    .map(({ code, title }) => ({
      message: `The row “${title}” is missing from the table “${table.title}”. Put it back, blank if it says nothing.`,
      place,
      expected: code,
    }));
}
