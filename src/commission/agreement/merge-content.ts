import { type Address, type AgreementTemplate, findTable } from '../../catalogue/index.ts';
import { type Cells, type Content, type TableContent, tableIn } from './content.ts';
import { columnsOf, tableCodes } from './diff-content.ts';
import { mergeOrder } from './merge-order.ts';
import { mergeProse } from './merge-prose.ts';

/** What a person must decide: both changed the same cell, or one took a row out that the other changed. */
export type Conflict =
  | { kind: 'cell'; at: Address; base: string; theirs: string; mine: string }
  /** null where the row is not there; both may have added different rows under one code. */
  | {
      kind: 'row';
      table: string;
      row: string;
      base: Cells | null;
      theirs: Cells | null;
      mine: Cells | null;
    };

/** One thing in three states: as two people found it, as the other left it, and as I did. */
export type Three<T> = { base: T; theirs: T; mine: T };

/**
 * Two edits of the same content put together, by cell and row, and prose by its sentences. Where both changed the
 * same, `merged` has theirs and the conflict has all three, so that nobody's word is lost.
 */
export function mergeContent(
  template: Pick<AgreementTemplate, 'sections'>,
  three: Three<Content>,
): { merged: Content; conflicts: Conflict[] } {
  const tables = tableCodes(template, three.base, three.theirs, three.mine).map((code) => {
    const declared = findTable(template, code);
    const prose = declared?.columns.filter(({ unit }) => unit === 'prose') ?? [];
    const form: Form = {
      code,
      columns: declared?.columns.map((column) => column.code) ?? [],
      prose: prose.map((column) => column.code),
      rowsStay: declared !== undefined && declared.shape !== 'open',
    };
    return {
      code,
      ...mergeTable(
        form,
        each(three, (content) => tableIn(content, code)),
      ),
    };
  });
  return {
    merged: Object.fromEntries(tables.map(({ code, merged }) => [code, merged])),
    conflicts: tables.flatMap(({ conflicts }) => conflicts),
  };
}

type Form = {
  code: string;
  columns: readonly string[];
  prose: readonly string[];
  rowsStay: boolean;
};

function mergeTable(
  form: Form,
  three: Three<TableContent>,
): { merged: TableContent; conflicts: Conflict[] } {
  const orders = each(three, ({ rows }) => rows.map(({ row }) => row));
  const rows = mergeOrder(orders).map((row) => ({
    row,
    ...mergeRow(
      form,
      row,
      each(three, (table) => findRow(table, row, form.rowsStay)),
    ),
  }));
  const codes = [three.base, three.theirs, three.mine].flatMap((one) => Object.keys(one.totals));
  const totals = [...new Set(codes)].map((row) => ({
    row,
    ...mergeCells(
      form,
      row,
      each(three, (table) => findTotal(table, row)),
    ),
  }));
  const stated = totals.filter(({ cells }) => Object.keys(cells).length > 0);
  return {
    merged: {
      rows: rows.flatMap(({ row, cells }) => (cells ? [{ row, cells }] : [])),
      totals: Object.fromEntries(stated.map(({ row, cells }) => [row, cells])),
    },
    conflicts: [...rows, ...totals].flatMap(({ conflicts }) => conflicts),
  };
}

/** A row of a form that has no rows to add or take out is there though nothing was written in it. */
function findRow({ rows }: TableContent, row: string, stays: boolean): Cells | undefined {
  return rows.find((one) => one.row === row)?.cells ?? (stays ? {} : undefined);
}

function findTotal({ totals }: TableContent, row: string): Cells {
  return Object.hasOwn(totals, row) ? (totals[row] ?? {}) : {};
}

function mergeRow(
  form: Form,
  row: string,
  { base, theirs, mine }: Three<Cells | undefined>,
): { cells: Cells | undefined; conflicts: Conflict[] } {
  if (same(base, mine) || same(theirs, mine)) return { cells: theirs, conflicts: [] };
  if (same(base, theirs)) return { cells: mine, conflicts: [] };
  if (base && theirs && mine) return mergeCells(form, row, { base, theirs, mine });
  const states = { base: base ?? null, theirs: theirs ?? null, mine: mine ?? null };
  return { cells: theirs, conflicts: [{ kind: 'row', table: form.code, row, ...states }] };
}

function mergeCells(
  form: Form,
  row: string,
  three: Three<Cells>,
): { cells: Cells; conflicts: Conflict[] } {
  const columns = columnsOf(form.columns, three.base, three.theirs, three.mine);
  const merged = columns.map((column) => {
    const texts = each(three, (cells) => cells[column] ?? '');
    const at = { table: form.code, row, column };
    return { column, ...mergeText(at, texts, form.prose.includes(column)) };
  });
  const written = merged.filter(({ text }) => text !== '');
  return {
    cells: Object.fromEntries(written.map(({ column, text }) => [column, text])),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
  };
}

function mergeText(
  at: Address,
  texts: Three<string>,
  isProse: boolean,
): { text: string; conflicts: Conflict[] } {
  const { base, theirs, mine } = texts;
  if (mine === base || mine === theirs) return { text: theirs, conflicts: [] };
  if (theirs === base) return { text: mine, conflicts: [] };
  const text = isProse ? mergeProse(texts) : undefined;
  if (text !== undefined) return { text, conflicts: [] };
  return { text: theirs, conflicts: [{ kind: 'cell', at, base, theirs, mine }] };
}

function each<T, U>({ base, theirs, mine }: Three<T>, of: (one: T) => U): Three<U> {
  return { base: of(base), theirs: of(theirs), mine: of(mine) };
}

function same(a: Cells | undefined, b: Cells | undefined): boolean {
  if (!a || !b) return a === b;
  return columnsOf([], a, b).every((column) => (a[column] ?? '') === (b[column] ?? ''));
}
