import {
  type AgreedTable,
  type AgreementTemplate,
  remedyFor,
  tablesOf,
} from '../../catalogue/index.ts';
import type { Place, Problem } from '../../errors.ts';
import type { Sheet } from '../../spreadsheet/index.ts';
import { longHeadings, textOfLong } from './csv.ts';
import type { FilledTables } from './filled-sheets.ts';
import type { FilledRow, FilledTable } from './filled-table.ts';
import { aboutSheet, sameText } from './table-layout.ts';

type Line = {
  section: string;
  table: string;
  row: string;
  column: string;
  text: string;
  place: Place;
};

/** Whether a sheet is the long form: a line a cell. */
export function isLong({ rows }: Sheet): boolean {
  const headings = (rows[0] ?? []).map(({ text }) => sameText(text));
  return longHeadings.every((name) => headings.includes(name));
}

/** What the first lines of a long CSV say of which version it is, by name. */
export function aboutInLines(sheet: Sheet): ReadonlyMap<string, string> {
  const lines = linesOf(sheet, '').filter(isAbout);
  return new Map(lines.map(({ row, text }) => [sameText(row), text.trim()]));
}

/** The tables of a long CSV, rows in the order of the lines; a cell without a line is blank. */
export function readLines(sheet: Sheet, template: AgreementTemplate, file: string): FilledTables {
  const lines = linesOf(sheet, file).filter((line) => !isAbout(line));
  const codes = tablesOf(template).map(({ code }) => code);
  const strange = lines.filter(({ table }) => !codes.includes(table));
  const read = tablesOf(template).map((table) => {
    const own = lines.filter((line) => line.table === table.code);
    return readTable(table, own, own[0]?.place ?? { file });
  });
  return {
    tables: read.map(({ filled }) => filled),
    problems: [
      ...strange.map(({ table, place }) => ({
        message: `The form has no such table. ${remedyFor(table, codes, 'Take the line out')}.`,
        place: { ...place, column: 'table' },
        found: table,
      })),
      ...read.flatMap(({ problems }) => problems),
    ],
  };
}

function isAbout({ section, table }: Line): boolean {
  return table === '' && sameText(section) === sameText(aboutSheet);
}

function linesOf({ rows, firstRow }: Sheet, file: string): Line[] {
  const [heading = [], ...rest] = rows;
  const at = new Map(heading.map(({ text }, index) => [sameText(text), index]));
  return rest.flatMap((cells, index): Line[] => {
    if (cells.length === 0) return [];
    const under = (name: (typeof longHeadings)[number]) => cells[at.get(name) ?? -1]?.text ?? '';
    return [
      {
        section: under('section').trim(),
        table: under('table').trim(),
        row: under('row').trim(),
        column: under('column').trim(),
        text: textOfLong(under('text')),
        place: { file, row: firstRow + 1 + index },
      },
    ];
  });
}

function readTable(
  table: AgreedTable,
  lines: readonly Line[],
  place: Place,
): { filled: FilledTable; problems: Problem[] } {
  const byRow = new Map<string, Map<string, Line>>();
  const problems = lines.flatMap((line) => {
    const cells = byRow.get(line.row) ?? new Map<string, Line>();
    byRow.set(line.row, cells);
    const isSecond = cells.has(line.column);
    if (!isSecond) cells.set(line.column, line);
    return lineProblems(table, line, isSecond);
  });
  const rows = [...byRow].flatMap(([row, cells]): FilledRow[] => {
    if (row === '') return [];
    const own = [...cells.values()];
    const said = own.filter(({ text }) => text.trim() !== '');
    return [
      {
        row,
        cells: Object.fromEntries(said.map(({ column, text }) => [column, text])),
        place: own[0]?.place ?? place,
      },
    ];
  });
  return { filled: { table, rows, place }, problems };
}

function lineProblems(table: AgreedTable, line: Line, isSecond: boolean): Problem[] {
  const { row, column, place } = line;
  const problems: Problem[] = [];
  if (row === '') {
    const message =
      'The line names no row. Write the code of the row, for a new one a code of its own.';
    problems.push({ message, place: { ...place, column: 'row' } });
  }
  const there = table.columns.map(({ code }) => code);
  if (!there.includes(column)) {
    const remedy = remedyFor(column, there, 'Take the line out');
    const message = `The table “${table.title}” has no such column. ${remedy}.`;
    problems.push({ message, place: { ...place, column: 'column' }, found: column });
  }
  if (row !== '' && isSecond) {
    const message = 'A line above is of the same cell. Take one of them out.';
    problems.push({ message, place, found: `${table.code}/${row}/${column}` });
  }
  return problems;
}
