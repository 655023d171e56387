import {
  type AgreedTable,
  type AgreementTemplate,
  remedyFor,
  tablesOf,
} from '../../catalogue/index.ts';
import type { Place, Problem } from '../../errors.ts';
import { type Cell, columnLetter, type Sheet } from '../../spreadsheet/index.ts';
import type { FilledRow, FilledTable } from './filled-table.ts';
import {
  aboutSheet,
  columnHeading,
  rowHeading,
  rowTitleHeading,
  sameText,
  sheetNames,
} from './table-layout.ts';

export type FilledTables = { tables: FilledTable[]; problems: Problem[] };

/** The tables of a workbook of one sheet a table, with every sheet and column that the form does not have or lacks. */
export function readSheets(
  sheets: readonly Sheet[],
  template: AgreementTemplate,
  file: string,
): FilledTables {
  const names = sheetNames(template);
  const known = [aboutSheet, ...names.values()];
  const strange = sheets.filter(
    ({ name, rows }) => rows.length > 0 && !known.map(sameText).includes(sameText(name)),
  );
  const read = tablesOf(template).map((table) => {
    const name = names.get(table.code) ?? table.code;
    const sheet = sheets.find((one) => sameText(one.name) === sameText(name));
    return sheet ? readSheet(sheet, table, file) : { problems: [missingSheet(table, name, file)] };
  });
  return {
    tables: read.flatMap(({ table }) => table ?? []),
    problems: [
      ...strange.map(({ name }) => ({
        message: `The form has no such table. ${remedyFor(name, known, 'Take the sheet out')}.`,
        place: { file, sheet: name },
      })),
      ...read.flatMap(({ problems }) => problems),
    ],
  };
}

function missingSheet({ title }: AgreedTable, sheet: string, file: string): Problem {
  const message = `The sheet of the table “${title}” is missing. Put it back from the file that was exported.`;
  return { message, place: { file, sheet } };
}

/** What the cells of a column of a sheet are; of a strange one nothing is read, since its heading is a problem. */
type Meaning = { kind: 'row' | 'row title' | 'strange' } | { kind: 'cell'; column: string };

function readSheet(
  sheet: Sheet,
  table: AgreedTable,
  file: string,
): { table?: FilledTable; problems: Problem[] } {
  const place = { file, sheet: sheet.name };
  const [heading = [], ...lines] = sheet.rows;
  const found = readHeading(heading, table, { ...place, row: sheet.firstRow });
  const rows = lines.map((cells, index) =>
    readLine(cells, found.meanings, { ...place, row: sheet.firstRow + 1 + index }),
  );
  return {
    table: { table, place, rows: rows.flatMap(({ filled }) => filled ?? []) },
    problems: [...found.problems, ...rows.flatMap(({ problems }) => problems)],
  };
}

/** Columns are known by their heading, or by their code. Without a meaning is a column without a heading. */
function readHeading(
  heading: readonly Cell[],
  table: AgreedTable,
  place: Place,
): { meanings: Array<Meaning | undefined>; problems: Problem[] } {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const meanings = heading.map(({ text }, index): Meaning | undefined => {
    if (text.trim() === '') return undefined;
    const meaning = meaningOf(text, table);
    const key = meaning.kind === 'cell' ? `cell ${meaning.column}` : meaning.kind;
    const here = { ...place, column: columnLetter(index) };
    if (meaning.kind === 'strange') problems.push(strangeColumn(text, table, here));
    else if (seen.has(key)) problems.push(secondColumn(text, here));
    seen.add(key);
    return meaning;
  });
  const wanted = [
    { key: 'row', name: rowHeading },
    ...table.columns.map((column) => ({
      key: `cell ${column.code}`,
      name: columnHeading(column, table),
    })),
  ];
  const lost = wanted
    .filter(({ key }) => !seen.has(key))
    .map(({ name }) => ({
      message: `The column “${name}” is missing from the table “${table.title}”. Put it back.`,
      place,
    }));
  return { meanings, problems: [...problems, ...lost] };
}

function meaningOf(text: string, table: AgreedTable): Meaning {
  const wanted = sameText(text);
  if (wanted === rowHeading) return { kind: 'row' };
  if (wanted === rowTitleHeading) return { kind: 'row title' };
  const column =
    table.columns.find((one) => sameText(columnHeading(one, table)) === wanted) ??
    table.columns.find(({ code }) => sameText(code) === wanted);
  return column ? { kind: 'cell', column: column.code } : { kind: 'strange' };
}

function strangeColumn(text: string, table: AgreedTable, place: Place): Problem {
  const there = table.columns.map((column) => columnHeading(column, table));
  const remedy = remedyFor(text, there, 'Take it out');
  return {
    message: `The table “${table.title}” has no such column. ${remedy}.`,
    place,
    found: text,
  };
}

function secondColumn(text: string, place: Place): Problem {
  return { message: 'The column stands twice. Take one out.', place, found: text };
}

/** One row; nothing where all its cells are blank. */
function readLine(
  line: readonly Cell[],
  meanings: ReadonlyArray<Meaning | undefined>,
  place: Place,
): { filled?: FilledRow; problems: Problem[] } {
  const problems: Problem[] = [];
  const cells: Record<string, string> = {};
  let row = '';
  for (const [index, { text }] of line.entries()) {
    const meaning = meanings[index];
    if (text.trim() === '') continue;
    if (meaning === undefined)
      problems.push(strayCell(text, { ...place, column: columnLetter(index) }));
    else if (meaning.kind === 'row') row = text.trim();
    else if (meaning.kind === 'cell') cells[meaning.column] = text;
  }
  if (row === '' && Object.keys(cells).length === 0) return { problems };
  return { filled: { row, cells, place }, problems };
}

function strayCell(text: string, place: Place): Problem {
  const message = 'Something stands here that belongs to no column. Take it out.';
  return { message, place, found: text.slice(0, 60) };
}
