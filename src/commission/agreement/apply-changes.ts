import {
  type AgreedTable,
  type AgreementTemplate,
  findTable,
  printAddress,
} from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { Change } from './change.ts';
import { type Cells, type Content, type ContentRow, type TableContent, tableIn } from './content.ts';
import { columnsOf } from './diff-content.ts';

type Form = Pick<AgreementTemplate, 'sections'>;

/** Letters and digits, then hyphens and full stops too, so that an address can name the row. */
const rowCode = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

/**
 * The content with the changes made one after the other. Each must fit: what it was made on still stands, its table
 * and columns are there, and rows come and go in open tables only. With any misfit the content is returned as it was.
 */
export function applyChanges(
  template: Form,
  content: Content,
  changes: readonly Change[],
): { content: Content; problems: Problem[] } {
  const problems: Problem[] = [];
  let changed = content;
  for (const change of changes) {
    const misfits = misfitsOf(template, changed, change);
    problems.push(...misfits);
    if (misfits.length === 0) changed = withChange(template, changed, change);
  }
  return { content: problems.length > 0 ? content : changed, problems };
}

/**
 * The content with the changes made whatever stood there before: the later word holds. A row put below one that is
 * gone comes last; `unplaced` are changes of a cell whose row is gone.
 */
export function overlayChanges(
  template: Form,
  content: Content,
  changes: readonly Change[],
): { content: Content; unplaced: Change[] } {
  const unplaced: Change[] = [];
  let changed = content;
  for (const change of changes) {
    if (isPlaced(template, changed, change)) changed = withChange(template, changed, change);
    else unplaced.push(change);
  }
  return { content: changed, unplaced };
}

function isPlaced(template: Form, content: Content, change: Change): boolean {
  if (change.kind !== 'cell') return true;
  const { table: code, row } = change.at;
  const table = findTable(template, code);
  return table !== undefined && hasRow(table, tableIn(content, code), row);
}

function misfitsOf(template: Form, content: Content, change: Change): Problem[] {
  const code = change.kind === 'cell' ? change.at.table : change.table;
  const table = findTable(template, code);
  if (!table) {
    const message = `The form has no table “${code.slice(0, 60)}”. Name one of its tables.`;
    return [{ message, place: { path: code } }];
  }
  const there = tableIn(content, code);
  if (change.kind === 'cell') return cellMisfits(table, there, change);
  if (table.shape !== 'open') {
    const message = `“${table.title}” has the rows of its form: none can be added or removed.`;
    return [{ message, place: { path: `${code}/${change.row}` } }];
  }
  return change.kind === 'row added'
    ? addedMisfits(table, there, change)
    : removedMisfits(there, change);
}

type CellChange = Extract<Change, { kind: 'cell' }>;
type RowAdded = Extract<Change, { kind: 'row added' }>;
type RowRemoved = Extract<Change, { kind: 'row removed' }>;

function cellMisfits(table: AgreedTable, there: TableContent, change: CellChange): Problem[] {
  const { at, before } = change;
  const place = { path: printAddress(at) };
  if (!hasRow(table, there, at.row)) {
    return [{ message: `“${table.title}” has no row “${at.row}” now. Look at the table again.`, place }];
  }
  if (!table.columns.some(({ code }) => code === at.column)) {
    return [{ ...noColumn(table, at.column), place }];
  }
  const stands = findCells(there, at.row)[at.column] ?? '';
  return stands === before ? [] : [{ ...otherwise(stands, before), place }];
}

function addedMisfits(table: AgreedTable, there: TableContent, change: RowAdded): Problem[] {
  const { row, below, cells } = change;
  const place = { path: `${table.code}/${row}` };
  const problems: Problem[] = Object.keys(cells)
    .filter((column) => !table.columns.some(({ code }) => code === column))
    .map((column) => ({
      ...noColumn(table, column),
      place: { path: printAddress({ table: table.code, row, column }) },
    }));
  if (!rowCode.test(row)) {
    const message = 'The code of a row is letters, digits, hyphens and full stops, such as workshop-7.';
    problems.push({ message, place, found: row.slice(0, 60) });
  }
  if (hasRow(table, there, row)) {
    const message = `“${table.title}” already has a row “${row}”. Give the new one another code.`;
    problems.push({ message, place });
  }
  if (below !== null && !there.rows.some((one) => one.row === below)) {
    const message = `“${table.title}” has no row “${below}” now, so nothing can stand below it. Choose another place.`;
    problems.push({ message, place });
  }
  return problems;
}

function removedMisfits(there: TableContent, { table, row, cells }: RowRemoved): Problem[] {
  const standing = there.rows.find((one) => one.row === row)?.cells;
  if (!standing) {
    const message = `The row “${row}” is gone already. Leave this change out.`;
    return [{ message, place: { path: `${table}/${row}` } }];
  }
  return columnsOf([], standing, cells).flatMap((column): Problem[] => {
    const [stands, before] = [standing[column] ?? '', cells[column] ?? ''];
    if (stands === before) return [];
    return [{ ...otherwise(stands, before), place: { path: printAddress({ table, row, column }) } }];
  });
}

function noColumn(table: AgreedTable, column: string): Problem {
  return {
    message: `“${table.title}” has no column “${column.slice(0, 60)}”. Name one of its columns.`,
    expected: `one of ${table.columns.map(({ code }) => code).join(', ')}`,
  };
}

function otherwise(stands: string, before: string): Problem {
  return {
    message: 'Something else stands here now. Look at it and make the change again.',
    found: stands === '' ? 'nothing' : stands,
    expected: before === '' ? 'nothing' : before,
  };
}

/** Whether a row, written or declared, or a total has this code. */
function hasRow(table: AgreedTable, { rows }: TableContent, row: string): boolean {
  const is = ({ code }: { code: string }) => code === row;
  return rows.some((one) => one.row === row) || table.rows.some(is) || table.totals.some(is);
}

function findCells({ rows, totals }: TableContent, row: string): Cells {
  const written = rows.find((one) => one.row === row)?.cells;
  return written ?? (Object.hasOwn(totals, row) ? (totals[row] ?? {}) : {});
}

function withChange(template: Form, content: Content, change: Change): Content {
  if (change.kind === 'cell') {
    const table = tableIn(content, change.at.table);
    return { ...content, [change.at.table]: withCell(template, table, change) };
  }
  const table = tableIn(content, change.table);
  const rows =
    change.kind === 'row added'
      ? withRow(table.rows, change)
      : table.rows.filter(({ row }) => row !== change.row);
  return { ...content, [change.table]: { ...table, rows } };
}

function withCell(template: Form, table: TableContent, { at, after }: CellChange): TableContent {
  const cells = withText(findCells(table, at.row), at.column, after);
  const declared = findTable(template, at.table);
  if (declared?.totals.some(({ code }) => code === at.row)) {
    const { [at.row]: _, ...others } = table.totals;
    const empty = Object.keys(cells).length === 0;
    return { ...table, totals: empty ? others : { ...others, [at.row]: cells } };
  }
  if (table.rows.some(({ row }) => row === at.row)) {
    const rows = table.rows.map((one) => (one.row === at.row ? { ...one, cells } : one));
    return { ...table, rows };
  }
  return { ...table, rows: inOrder([...table.rows, { row: at.row, cells }], declared) };
}

/** A declared row in which nothing was written yet takes its place in the form. */
function inOrder(rows: readonly ContentRow[], declared: AgreedTable | undefined): ContentRow[] {
  const codes = declared?.rows.map(({ code }) => code) ?? [];
  return rows.toSorted((a, b) => codes.indexOf(a.row) - codes.indexOf(b.row));
}

function withText(cells: Cells, column: string, text: string): Cells {
  const { [column]: _, ...others } = cells;
  return text === '' ? others : { ...others, [column]: text };
}

function withRow(rows: readonly ContentRow[], { row, below, cells }: RowAdded): ContentRow[] {
  const others = rows.filter((one) => one.row !== row);
  const found = others.findIndex((one) => one.row === below);
  const at = below === null ? 0 : found + 1;
  const written = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
  return others.toSpliced(below !== null && found < 0 ? others.length : at, 0, {
    row,
    cells: written,
  });
}
