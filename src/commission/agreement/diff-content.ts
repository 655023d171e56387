import { type AgreementTemplate, findTable, tablesOf } from '../../catalogue/index.ts';
import type { Change } from './change.ts';
import { type Cells, type Content, cellsOf, type TableContent, tableIn } from './content.ts';
import { hunksOf } from './line-diff.ts';

/**
 * What was changed from one content to another, table by table: rows taken out, rows put in, then cells; totals are
 * cells too. A row of an open table that only moved is taken out and put in again. `applyChanges` makes the one
 * of the other, and the changes the other way round undo it.
 */
export function diffContent(
  template: Pick<AgreementTemplate, 'sections'>,
  before: Content,
  after: Content,
): Change[] {
  return tableCodes(template, before, after).flatMap((table) => {
    const states = { before: tableIn(before, table), after: tableIn(after, table) };
    const declared = findTable(template, table);
    const columns = declared?.columns.map(({ code }) => code) ?? [];
    const fixed = declared !== undefined && declared.shape !== 'open';
    const rows = fixed ? { changes: [], moved: new Set<string>() } : rowChanges(table, states);
    return [...rows.changes, ...cellChanges({ table, columns, except: rows.moved }, states)];
  });
}

/** The tables of a template in order, and any other that one of the contents has. */
export function tableCodes(
  template: Pick<AgreementTemplate, 'sections'>,
  ...contents: readonly Content[]
): string[] {
  const declared = tablesOf(template).map(({ code }) => code);
  return [...new Set([...declared, ...contents.flatMap((content) => Object.keys(content))])];
}

type States = { before: TableContent; after: TableContent };

function rowChanges(
  table: string,
  { before, after }: States,
): { changes: Change[]; moved: ReadonlySet<string> } {
  const [codes, codesAfter] = [codesOf(before), codesOf(after)];
  const hunks = hunksOf(codes, codesAfter);
  const out = new Set(hunks.flatMap(({ start, end }) => codes.slice(start, end)));
  const put = new Set(hunks.flatMap((hunk) => hunk.put));
  return {
    changes: [
      ...before.rows
        .filter(({ row }) => out.has(row))
        .map(({ row, cells }): Change => ({ kind: 'row removed', table, row, cells })),
      ...after.rows.flatMap(({ row, cells }, index): Change[] => {
        if (!put.has(row)) return [];
        const below = codesAfter[index - 1] ?? null;
        return [{ kind: 'row added', table, row, below, cells }];
      }),
    ],
    moved: new Set([...out, ...put]),
  };
}

type Where = { table: string; columns: readonly string[]; except: ReadonlySet<string> };

function cellChanges({ table, columns, except }: Where, { before, after }: States): Change[] {
  const rows = new Set([...codesOf(before), ...codesOf(after)]);
  const totals = [...Object.keys(before.totals), ...Object.keys(after.totals)];
  return [...new Set([...rows, ...totals])]
    .filter((row) => !except.has(row))
    .flatMap((row) => {
      const [was, is] = [cellsOf(before, row) ?? {}, cellsOf(after, row) ?? {}];
      return columnsOf(columns, was, is).flatMap((column): Change[] => {
        const [from, to] = [was[column] ?? '', is[column] ?? ''];
        if (from === to) return [];
        return [{ kind: 'cell', at: { table, row, column }, before: from, after: to }];
      });
    });
}

/** The columns of a table in order, and any other in which something stands. */
export function columnsOf(columns: readonly string[], ...cells: readonly Cells[]): string[] {
  return [...new Set([...columns, ...cells.flatMap((one) => Object.keys(one))])];
}

function codesOf({ rows }: TableContent): string[] {
  return rows.map(({ row }) => row);
}
