import {
  exactOf,
  numericUnits,
  type RowFilter,
  readNumeral,
  type Term,
} from '../../../catalogue/index.ts';
import type { FigureStyle } from '../cell-value.ts';
import { exactly, type Interval } from '../interval.ts';
import {
  type CellRead,
  findCell,
  type RowRead,
  type TableRead,
  type TablesRead,
} from './read-tables.ts';
import { combine, lacking, type Worked, workedCell } from './worked.ts';

/** What terms are worked out from; `row` is the one that a check of each row has come to. */
export type Scope = {
  tables: TablesRead;
  facts: ReadonlyMap<string, string>;
  row?: RowRead | undefined;
};

/** Works out one side of a check. */
export function workOut(term: Term, scope: Scope): Worked {
  switch (term.kind) {
    case 'cell': {
      const cell = findCell(scope.tables, term.at);
      return cell ? workedCell(cell, titleOf(cell, scope)) : lacking(term.at.row, 'missing');
    }
    case 'column':
      return workOutColumn(term, scope);
    case 'each':
      return lacking(term.column, 'a column, of which each cell is checked by itself');
    case 'level':
      return workOutLevel(term, scope);
    case 'fact': {
      const stated = scope.facts.get(term.fact);
      const title = `the ${term.fact} that the register holds`;
      return stated === undefined ? lacking(title, 'not known') : said(title, stated);
    }
    case 'figure':
      return said('the figure of the rule', term.value);
    default: {
      const terms = term.terms.map((inner) => workOut(inner, scope));
      return combine(term.kind, 'the terms together', terms);
    }
  }
}

/**
 * The rows that are added up or averaged. In an open table a row that states no figure at all, such as a heading
 * or a service without places, is none of them; elsewhere a blank is a gap.
 */
export function countedRows({ table, rows }: TableRead, of: RowFilter): RowRead[] {
  const numeric = table.columns.filter(({ unit }) => numericUnits.includes(unit));
  return rows.filter((row) => {
    if (!isOf(row, of)) return false;
    if (table.shape !== 'open') return true;
    return numeric.some(({ code }) => row.cells.get(code)?.text);
  });
}

/** The cells of a column in the rows that count, each under the title of its row. */
export function columnCells(read: TableRead, rows: readonly RowRead[], column: string): Worked[] {
  const grouping = read.table.columns.filter(
    ({ code, unit }) => code !== read.table.named && (unit === 'choice' || unit === 'text'),
  );
  return rows.flatMap((row) => {
    const cell = row.cells.get(column);
    const groups = grouping.flatMap(({ code }) => row.cells.get(code)?.text ?? []);
    return cell ? workedCell(cell, row.title, groups) : [];
  });
}

function isOf({ code, cells }: RowRead, { rows, where }: RowFilter): boolean {
  if (rows && !rows.includes(code)) return false;
  return Object.entries(where ?? {}).every(([column, values]) => {
    const stated = normal(cells.get(column)?.text);
    return values.some((value) => normal(value) === stated);
  });
}

function workOutColumn(term: Extract<Term, { kind: 'column' }>, scope: Scope): Worked {
  const read = scope.tables.get(term.table);
  if (!read) return lacking(term.table, 'missing');
  const same = Object.entries(term.same ?? {}).map(([column, of]) => ({
    column,
    wanted: scope.row?.cells.get(of)?.text ?? null,
    of,
  }));
  const blank = same.find(({ wanted }) => wanted === null);
  if (blank) return lacking(`what to look for (${blank.of})`, 'blank');
  const rows = countedRows(read, term.of).filter(({ cells }) =>
    same.every(({ column, wanted }) => normal(cells.get(column)?.text) === normal(wanted)),
  );
  return combine('sum', read.name, columnCells(read, rows, term.column));
}

function workOutLevel({ metric, at }: Extract<Term, { kind: 'level' }>, { tables }: Scope): Worked {
  const title = `the level of ${metric} (${at})`;
  for (const { table, byCode } of tables.values()) {
    const cell = table.shape === 'levels' && byCode.get(`${metric}.level`)?.cells.get(at);
    if (cell) return workedCell(cell, title);
  }
  return lacking(title, 'missing');
}

/** What a fact or a check says itself: exact where it is a figure. */
function said(title: string, text: string): Worked {
  const negative = text.startsWith('-');
  const numeral = readNumeral(negative ? text.slice(1) : text);
  if ('refused' in numeral) return { kind: 'words', title, text, ordered: false };
  const value = exactOf(numeral.value);
  const interval: Interval = exactly(negative ? { ...value, top: -value.top } : value);
  const style: FigureStyle = { decimals: numeral.decimals, clock: null };
  const rest = { style, unit: 'number' as const, metric: undefined, groups: [], parts: [] };
  return { kind: 'figure', operand: { title, text, interval, ...rest } };
}

/** A total stands for its table and a field for itself; any other cell is named by its row. */
function titleOf({ at, column, rowTitle }: CellRead, { tables }: Scope): string {
  const read = tables.get(at.table);
  if (read?.table.shape === 'form') return column.title;
  return read?.totals.some(({ code }) => code === at.row) ? read.name : rowTitle;
}

function normal(text: string | null | undefined): string {
  return text?.trim().toLowerCase() ?? '';
}
