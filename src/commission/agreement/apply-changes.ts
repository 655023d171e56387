import { type AgreedTable, type AgreementTemplate, findTable } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { type Change, mostChanges } from './change.ts';
import { type CellChange, findCells, hasRow, misfitsOf, type RowAdded } from './change-misfits.ts';
import {
  type Cells,
  type Content,
  type ContentRow,
  keptText,
  type TableContent,
  tableIn,
} from './content.ts';

type Form = Pick<AgreementTemplate, 'sections'>;

/**
 * The content with the changes made one after the other. Each must fit: what it was made on still stands, its table
 * and columns are there, and rows come and go in open tables only. With any misfit the content is returned as it was.
 */
export function applyChanges(
  template: Form,
  content: Content,
  changes: readonly Change[],
): { content: Content; problems: Problem[] } {
  if (changes.length > mostChanges) {
    const message = `${changes.length} changes are more than can be made at once. Make at most ${mostChanges}.`;
    return { content, problems: [{ message }] };
  }
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

function withText(cells: Cells, column: string, after: string): Cells {
  const { [column]: _, ...others } = cells;
  const text = keptText(after);
  return text === '' ? others : { ...others, [column]: text };
}

function withRow(rows: readonly ContentRow[], { row, below, cells }: RowAdded): ContentRow[] {
  const others = rows.filter((one) => one.row !== row);
  const found = others.findIndex((one) => one.row === below);
  const at = below === null ? 0 : found + 1;
  const texts = Object.entries(cells).map(([column, text]) => [column, keptText(text)] as const);
  const written = Object.fromEntries(texts.filter(([, text]) => text !== ''));
  return others.toSpliced(below !== null && found < 0 ? others.length : at, 0, {
    row,
    cells: written,
  });
}
