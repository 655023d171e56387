import { z } from 'zod';
import {
  type AgreedTable,
  type AgreementTemplate,
  findTable,
  formRow,
  remedyFor,
  type Step,
  tablesOf,
} from '../../catalogue/index.ts';
import {
  blankContent,
  type Cells,
  type Content,
  type ContentRow,
  type TableContent,
} from './content.ts';
import { rowCode } from './row-code.ts';

/** A mistake at a path of a file; with `key` at that key of the map that stands there. */
export type WrittenMistake = { path: Step[]; key?: string; message: string };

const cells = z.record(z.string(), z.string({ error: 'a text' }), {
  error: 'columns with their texts',
});

/** The tables of an agreement as an author writes them: a form has an `entry`, others `rows` and `totals`. */
export const writtenTables = z
  .record(
    z.string(),
    z.strictObject(
      {
        rows: z.array(cells, { error: 'a list of rows' }).optional(),
        totals: z.record(z.string(), cells, { error: 'totals with their columns' }).optional(),
        entry: cells.optional(),
      },
      { error: 'rows and totals, or the entry of a form' },
    ),
    { error: 'tables by their codes' },
  )
  .default({});
type WrittenTables = z.output<typeof writtenTables>;
type WrittenTable = WrittenTables[string];

const span = /^(.+)\.\.(.+)$/;

/** The content that written tables make, and every mistake in them. Tables and rows left out are blank. */
export function readWrittenTables(
  tables: WrittenTables,
  template: AgreementTemplate,
): { content: Content; mistakes: WrittenMistake[] } {
  const mistakes: WrittenMistake[] = [];
  const read = Object.entries(tables).flatMap(([code, written]) => {
    const table = findTable(template, code);
    if (table) return [[code, readTable(written, table, mistakes)] as const];
    const there = tablesOf(template).map((one) => one.code);
    const message = `The template “${template.code}” has no table “${code}”. ${remedyFor(code, there, 'Take it out')}.`;
    mistakes.push({ path: ['tables'], key: code, message });
    return [];
  });
  return { content: { ...blankContent(template), ...Object.fromEntries(read) }, mistakes };
}

function readTable(
  written: WrittenTable,
  table: AgreedTable,
  mistakes: WrittenMistake[],
): TableContent {
  mistakes.push(...wrongParts(written, table));
  if (table.shape === 'form') return { rows: readEntry(written, table, mistakes), totals: {} };
  const rows = readRows(written, table, mistakes);
  const path = ['tables', table.code, 'totals'];
  const totals = Object.entries(written.totals ?? {}).flatMap(([code, given]) => {
    const total = table.totals.find((one) => one.code === code);
    if (total) return [[code, readCells(given, total.columns, [...path, code], mistakes)] as const];
    mistakes.push({ path, key: code, message: noSuch('total', code, table, table.totals) });
    return [];
  });
  return { rows: inOrder(rows, table), totals: Object.fromEntries(totals) };
}

/** Rows that the template declares stand in its order, blank where nothing was written. */
function inOrder(rows: readonly ContentRow[], table: AgreedTable): readonly ContentRow[] {
  if (table.shape === 'open') return rows;
  return table.rows.map(
    ({ code }) => rows.find(({ row }) => row === code) ?? { row: code, cells: {} },
  );
}

function wrongParts(written: WrittenTable, { code, shape }: AgreedTable): WrittenMistake[] {
  const isForm = shape === 'form';
  const right = isForm ? 'is a form: write its cells under entry' : 'is no form: write its rows';
  return Object.keys(written)
    .filter((key) => (key === 'entry') !== isForm)
    .map((key) => ({
      path: ['tables', code],
      key,
      message: `“${code}” ${right}, and take out ${key}.`,
    }));
}

function readEntry({ entry }: WrittenTable, table: AgreedTable, mistakes: WrittenMistake[]) {
  const columns = table.columns.map(({ code }) => code);
  const path = ['tables', table.code, 'entry'];
  return [{ row: formRow, cells: readCells(entry ?? {}, columns, path, mistakes) }];
}

function readRows({ rows }: WrittenTable, table: AgreedTable, mistakes: WrittenMistake[]) {
  const seen = new Set<string>();
  const columns = table.columns.map(({ code }) => code);
  return (rows ?? []).flatMap(({ row, ...given }, index): ContentRow[] => {
    const path = ['tables', table.code, 'rows', index];
    const refused = refuseRow(row, table, seen);
    if (refused !== undefined) mistakes.push({ path, key: 'row', message: refused });
    if (row === undefined) return [];
    seen.add(row);
    return [{ row, cells: readCells(given, columns, path, mistakes) }];
  });
}

function refuseRow(
  row: string | undefined,
  table: AgreedTable,
  seen: ReadonlySet<string>,
): string | undefined {
  const { code, shape, rows, totals } = table;
  if (row === undefined) return `A row of “${code}” has no code. Add row: with a code of its own.`;
  if (seen.has(row)) return `The row “${row}” stands twice in “${code}”. Keep one of the two.`;
  if (shape !== 'open') {
    const declared = rows.some((one) => one.code === row);
    return declared ? undefined : noSuch('row', row, table, rows);
  }
  if (totals.some((total) => total.code === row)) {
    return `“${row}” is a total of “${code}”. Write it under totals.`;
  }
  if (rowCode.test(row)) return undefined;
  return `“${row}” is no code of a row. Write letters, digits, hyphens and full stops.`;
}

/** `a..b` is every column from a to b in the template's order; blank cells are left out. */
function readCells(
  given: Cells,
  columns: readonly string[],
  path: Step[],
  mistakes: WrittenMistake[],
): Cells {
  const read = new Map<string, string>();
  for (const [key, text] of Object.entries(given)) {
    const named = columnsNamed(key, columns);
    if (typeof named === 'string') mistakes.push({ path, key, message: named });
    else {
      const twice = named.find((column) => read.has(column));
      if (twice) mistakes.push({ path, key, message: `“${twice}” is given twice. Keep one.` });
      for (const column of named) read.set(column, text.trim());
    }
  }
  return Object.fromEntries([...read].filter(([, text]) => text !== ''));
}

/** The columns that a key names, or what is wrong with it. */
function columnsNamed(key: string, columns: readonly string[]): readonly string[] | string {
  const [, first = key, last = key] = span.exec(key) ?? [];
  const [from, to] = [columns.indexOf(first), columns.indexOf(last)];
  const lost = from < 0 ? first : last;
  if (from < 0 || to < 0) {
    return `There is no column “${lost}” here. ${remedyFor(lost, columns, 'Take it out')}.`;
  }
  if (from <= to) return columns.slice(from, to + 1);
  return `“${key}” runs backwards. Write ${last}..${first}.`;
}

function noSuch(
  what: string,
  name: string,
  { code }: AgreedTable,
  there: ReadonlyArray<{ code: string }>,
): string {
  const codes = there.map((one) => one.code);
  return `The table “${code}” has no ${what} “${name}”. ${remedyFor(name, codes, 'Take it out')}.`;
}
