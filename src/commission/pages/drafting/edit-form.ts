import {
  type Address,
  type AgreedTable,
  formRow,
  levelQuarters,
  type Metric,
  printAddress,
} from '../../../catalogue/index.ts';
import type { Change } from '../../agreement/change.ts';
import { type Cells, type Content, cellAt, cellsOf, tableIn } from '../../agreement/content.ts';
import { newRowCode } from '../../agreement/row-code.ts';
import { firstLine } from '../words.ts';
import { type CellField, cellField, isGrid } from './cell-field.ts';

/** Which cells of a table a form asks for: all, those of a row or total, those of a new row; none in a list of rows. */
export type Scope =
  | { kind: 'whole' }
  | { kind: 'row'; row: string }
  /** `below` is the row that it is put under; null puts it first. */
  | { kind: 'new row'; below: string | null }
  | { kind: 'list' };

/** A form over one table, on the content of the version that the writer found. */
export type EditForm = { table: AgreedTable; base: Content; scope: Scope };

/** What was written, by the id of its field. */
export type Typed = ReadonlyMap<string, string>;

/** Stands in the ids of the fields of a row that has no code yet. */
const newRow = 'new-row';

/** What a form asks for; a row that is not there is a list of those that are. */
export function scopeOf(
  table: AgreedTable,
  base: Content,
  asked: { row?: string | undefined; add?: string | undefined; below?: string | undefined },
): Scope {
  if (table.shape === 'form' || isGrid(table)) return { kind: 'whole' };
  const { rows } = tableIn(base, table.code);
  const { row, add, below } = asked;
  if (add !== undefined && table.shape === 'open') {
    const known = rows.some((one) => one.row === below);
    return { kind: 'new row', below: known ? (below ?? null) : (rows.at(-1)?.row ?? null) };
  }
  return row !== undefined && rowsOf(table, base).some(({ code }) => code === row)
    ? { kind: 'row', row }
    : { kind: 'list' };
}

/** The rows of a table, written or declared, and its totals. */
export function rowsOf(
  table: AgreedTable,
  content: Content,
): Array<{ code: string; title: string; metric?: string | undefined; isTotal: boolean }> {
  const written = tableIn(content, table.code).rows.map(({ row, cells }) => ({
    ...{ code: row, title: firstLine(cells[table.named ?? ''] ?? '') || row, isTotal: false },
  }));
  const declared = table.rows.map((row) => ({ ...row, isTotal: false }));
  const totals = table.totals.map(({ code, title }) => ({ code, title, isTotal: true }));
  return [...(table.shape === 'open' ? written : declared), ...totals];
}

/** The cells of a form in order, row by row. */
export function shownCells({ table, base, scope }: EditForm): Address[] {
  if (scope.kind === 'list') return [];
  if (scope.kind === 'new row') {
    return table.columns.map((column) => ({
      ...{ table: table.code, row: newRow, column: column.code },
    }));
  }
  return rowsOf(table, base)
    .filter(({ code }) => scope.kind === 'whole' || code === scope.row)
    .flatMap(({ code }) =>
      columnsOfRow(table, base, code).map((column) => at(table, code, column)),
    );
}

/** The columns of a row; of a total those that it totals, and any other that states something. */
function columnsOfRow(table: AgreedTable, base: Content, row: string): string[] {
  const total = table.totals.find(({ code }) => code === row);
  const stated = cellsOf(tableIn(base, table.code), row) ?? {};
  return table.columns
    .map(({ code }) => code)
    .filter((code) => !total || total.columns.includes(code) || stated[code] !== undefined);
}

function at(table: AgreedTable, row: string, column: string): Address {
  return { table: table.code, row, column };
}

/** What a posted form says in each of its cells; a field that is blank arrives as none. */
export function readTyped(form: EditForm, body: Readonly<Record<string, unknown>>): Typed {
  return new Map(
    shownCells(form).map((address) => {
      const id = printAddress(address);
      const text = body[id];
      return [id, typeof text === 'string' ? tidy(text) : ''];
    }),
  );
}

/** What was typed: a browser sends lines with its own ends, and drops a blank line at the beginning. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** What a writer changed in a form; a new row has the code that `codeFor` gives it. */
export function typedChanges(form: EditForm, typed: Typed, code: string): Change[] {
  const { table, base, scope } = form;
  if (scope.kind === 'new row') {
    const cells: Cells = Object.fromEntries(
      table.columns
        .map((column) => [
          column.code,
          typed.get(printAddress(at(table, newRow, column.code))) ?? '',
        ])
        .filter(([, text]) => text !== ''),
    );
    if (Object.keys(cells).length === 0) return [];
    return [{ kind: 'row added', table: table.code, row: code, below: scope.below, cells }];
  }
  return shownCells(form).flatMap((address): Change[] => {
    const before = cellAt(base, address) ?? '';
    const after = typed.get(printAddress(address)) ?? '';
    return tidy(before) === after ? [] : [{ kind: 'cell', at: address, before, after }];
  });
}

/** A code for a new row from the words that name it, and no other row's in either content. */
export function codeFor(form: EditForm, typed: Typed, latest: Content): string {
  const { table, base } = form;
  const name = typed.get(printAddress(at(table, newRow, table.named ?? ''))) ?? '';
  const taken = new Set([...rowsOf(table, base), ...rowsOf(table, latest)].map((row) => row.code));
  return newRowCode(name, taken);
}

/** The id of the field for a place that a problem names: a new row has no code of its own on the page. */
export function fieldOf({ table, scope }: EditForm, path: string, code: string): string {
  const prefix = `${table.code}/${code}`;
  if (scope.kind !== 'new row' || !`${path}/`.startsWith(`${prefix}/`)) return path;
  const [, , column = table.named ?? ''] = path.split('/');
  return `${table.code}/${newRow}/${column}`;
}

/** A row of fields with what names it. */
export type FieldRow = {
  row: string;
  title: string;
  isTotal: boolean;
  fields: readonly CellField[];
};

/** The fields of a form: what was typed, else what stands there. */
export function fieldRows(
  form: EditForm,
  typed: Typed | undefined,
  metrics: readonly Metric[],
): FieldRow[] {
  const { table, base } = form;
  const known = [...rowsOf(table, base), { code: newRow, title: 'New row', isTotal: false }];
  const cells = shownCells(form);
  return [...new Set(cells.map(({ row }) => row))].map((row) => {
    const {
      title = row,
      isTotal = false,
      metric: code,
    } = {
      metric: undefined,
      ...known.find((one) => one.code === row),
    };
    const metric = metrics.find((one) => one.code === code);
    const fields = cells
      .filter((address) => address.row === row)
      .flatMap((address) => fieldAt(form, address, { typed, metric, isTotal }));
    const named = { row, title: row === formRow ? table.title : title, isTotal };
    const isLevel = table.shape === 'levels';
    const hint = isLevel ? (fields[0]?.hint ?? '') : '';
    return {
      ...named,
      hint,
      fields: fields.map((field) => (isLevel ? { ...field, hint: '' } : field)),
    };
  });
}

function fieldAt(
  { table, base }: EditForm,
  address: Address,
  shown: { typed: Typed | undefined; metric: Metric | undefined; isTotal: boolean },
): CellField[] {
  const column = table.columns.find(({ code }) => code === address.column);
  if (!column) return [];
  const id = printAddress(address);
  const value = shown.typed?.get(id) ?? cellAt(base, address) ?? '';
  const field = cellField(column, { id, label: column.title, value, metric: shown.metric });
  const made = shown.isTotal || isMadeOfMonths(table, address.column);
  return [{ ...field, computed: field.computed || made }];
}

/** Of a level, the quarters and the total follow from its months where the metric adds up. */
function isMadeOfMonths({ shape }: AgreedTable, column: string): boolean {
  return (
    shape === 'levels' &&
    (column === 'total' || levelQuarters.some((quarter) => quarter === column))
  );
}
