import {
  type AgreedTable,
  type AgreementTemplate,
  findTable,
  printAddress,
} from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { Change } from './change.ts';
import { type Cells, type Content, type TableContent, tableIn } from './content.ts';
import { columnsOf } from './diff-content.ts';
import { rowCode } from './row-code.ts';

/** Why a change cannot be made on this content, each reason with its address; none when it fits. */
export function misfitsOf(
  template: Pick<AgreementTemplate, 'sections'>,
  content: Content,
  change: Change,
): Problem[] {
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

export type CellChange = Extract<Change, { kind: 'cell' }>;
export type RowAdded = Extract<Change, { kind: 'row added' }>;
type RowRemoved = Extract<Change, { kind: 'row removed' }>;

function cellMisfits(table: AgreedTable, there: TableContent, change: CellChange): Problem[] {
  const { at, before } = change;
  const place = { path: printAddress(at) };
  if (!hasRow(table, there, at.row)) {
    return [
      { message: `“${table.title}” has no row “${at.row}” now. Look at the table again.`, place },
    ];
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
    const message =
      'The code of a row is up to 80 letters, digits, hyphens and full stops, such as workshop-7.';
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
    return [
      { ...otherwise(stands, before), place: { path: printAddress({ table, row, column }) } },
    ];
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
export function hasRow(table: AgreedTable, { rows }: TableContent, row: string): boolean {
  const is = ({ code }: { code: string }) => code === row;
  return rows.some((one) => one.row === row) || table.rows.some(is) || table.totals.some(is);
}

/** What stands in a row or total; nothing where it is not written. */
export function findCells({ rows, totals }: TableContent, row: string): Cells {
  const written = rows.find((one) => one.row === row)?.cells;
  return written ?? (Object.hasOwn(totals, row) ? (totals[row] ?? {}) : {});
}
