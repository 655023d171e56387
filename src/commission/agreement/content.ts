import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type Address,
  type AgreementTemplate,
  findTable,
  formRow,
  tablesOf,
} from '../../catalogue/index.ts';

/** What stands in a row, by column, exactly as it was written; a blank cell is left out. */
export type Cells = Readonly<Record<string, string>>;

export type ContentRow = { row: string; cells: Cells };

/** The rows of a table in order, and what is stated in its totals. */
export type TableContent = {
  rows: readonly ContentRow[];
  totals: Readonly<Record<string, Cells>>;
};

/** All that an agreement says, by table: plain data, so that it can be hashed, compared and replayed. */
export type Content = Readonly<Record<string, TableContent>>;

const cellsSchema = z.record(z.string(), z.string());

/** The same from outside: what is stored, and what a program sends. */
export const contentSchema: z.ZodType<Content> = z.record(
  z.string(),
  z.strictObject({
    rows: z.array(z.strictObject({ row: z.string(), cells: cellsSchema })),
    totals: z.record(z.string(), cellsSchema),
  }),
);

const emptyTable: TableContent = { rows: [], totals: {} };

/** A table's content; empty where nothing was written. */
export function tableIn(content: Content, table: string): TableContent {
  return content[table] ?? emptyTable;
}

/** The text of a cell, of a row or a total; undefined where it is blank or not there. */
export function cellAt(content: Content, { table, row, column }: Address): string | undefined {
  return cellsOf(tableIn(content, table), row)?.[column];
}

/** What stands in a row or a total. */
export function cellsOf({ rows, totals }: TableContent, row: string): Cells | undefined {
  return rows.find((one) => one.row === row)?.cells ?? totals[row];
}

/** A text as it is kept: its lines end alike, and no space stands at its edges. */
export function keptText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** Content with every declared row and nothing in it: where a new draft begins. */
export function blankContent(template: AgreementTemplate): Content {
  return Object.fromEntries(
    tablesOf(template).map(({ code, rows }) => [
      code,
      { rows: rows.map((row) => ({ row: row.code, cells: {} })), totals: {} },
    ]),
  );
}

/** The words that name a row: its declared title, what stands in the naming column, or its code. */
export function rowTitle(
  template: AgreementTemplate,
  content: Content,
  at: Omit<Address, 'column'>,
): string {
  const table = findTable(template, at.table);
  if (!table) return at.row;
  if (at.row === formRow) return table.title;
  const declared = [...table.rows, ...table.totals].find(({ code }) => code === at.row)?.title;
  const named = table.named && cellAt(content, { ...at, column: table.named });
  return declared ?? named ?? at.row;
}

/** The SHA-256 of the content, the same for the same words whatever the order of tables and columns. */
export function hashContent(content: Content): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** Rows keep their order, which is part of what was agreed; tables, columns and totals have none of their own. */
function canonical(content: Content): string {
  const tables = Object.entries(content)
    .filter(([, { rows, totals }]) => rows.length > 0 || Object.keys(totals).length > 0)
    .map(([table, { rows, totals }]) => [
      table,
      rows.map(({ row, cells }) => [row, sorted(cells)]),
      sorted(totals).map(([code, cells]) => [code, sorted(cells)]),
    ]);
  return JSON.stringify(tables.sort(byName));
}

function sorted<T>(record: Readonly<Record<string, T>>): Array<[string, T]> {
  return Object.entries(record).sort(byName);
}

function byName([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
