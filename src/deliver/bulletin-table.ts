import type { Place, Problem } from '../errors.ts';
import { columnLetter, type Sheet } from '../spreadsheet/index.ts';
import type { BulletinRow, BulletinTotal } from './bulletin.ts';
import type { BulletinHeading } from './bulletin-heading.ts';
import { type LineFigure, readLine } from './bulletin-line.ts';
import { readCount, readPercent } from './bulletin-number.ts';
import { totalsOfLabels, totalsOfRow } from './bulletin-total.ts';

/** The establishments and totals below a heading, and everything that could not be read. */
export type BulletinTable = { rows: BulletinRow[]; totals: BulletinTotal[]; problems: Problem[] };

/** Reads the table row by row. `hasMargin`: the notes state an operating margin, so the last total is less that. */
export function readTable(
  sheet: Sheet,
  heading: BulletinHeading,
  placeOf: (row: number) => Place,
  hasMargin: boolean,
): BulletinTable {
  const table: BulletinTable = { rows: [], totals: [], problems: [] };
  let section: string | undefined;
  let subtotalled = 0;
  for (let index = heading.nextRow; index < sheet.rows.length; index++) {
    const row = sheet.rows[index] ?? [];
    const line = readLine(row, heading);
    const place = placeOf(index);
    const all = { from: 0, to: table.rows.length };
    if (line.kind === 'establishment') {
      table.rows.push(readRow(line, section, place, table.problems));
    } else if (line.kind === 'wrapped') {
      carryOver(table.rows.at(-1), line.text);
    } else if (line.kind === 'text') {
      section = line.text;
    } else if (line.kind === 'total' && /^sub/i.test(line.name)) {
      table.totals.push(...totalsOfRow(line, { ...all, from: subtotalled }, false, place));
      subtotalled = table.rows.length;
    } else if (line.kind === 'total') {
      table.totals.push(...totalsOfRow(line, all, hasMargin, place));
    } else if (line.kind === 'labels') {
      table.totals.push(...totalsOfLabels(row, all, place));
    }
  }
  table.problems.push(...nameProblems(table.rows));
  return table;
}

function carryOver(row: BulletinRow | undefined, text: string): void {
  if (row) row.name = `${row.name} ${text}`;
}

function readRow(
  line: { name: string; figures: readonly LineFigure[] },
  section: string | undefined,
  place: Place,
  problems: Problem[],
): BulletinRow {
  const row: BulletinRow = {
    name: line.name,
    ...(section === undefined ? {} : { section }),
    baselineCna: null,
    inUseCna: null,
    operationalCapacity: null,
    population: null,
    place,
    columns: {},
  };
  for (const cell of line.figures) {
    const problem = fill(row, cell);
    row.columns[cell.figure] = columnLetter(cell.at);
    if (problem) {
      problems.push({
        ...problem,
        place: { ...place, column: columnLetter(cell.at) },
        found: cell.text,
      });
    }
  }
  return row;
}

function fill(row: BulletinRow, { figure, text }: LineFigure): Problem | undefined {
  if (figure === 'populationPercent' || figure === 'availablePercent') {
    const percent = readPercent(text);
    if (percent === undefined) {
      return {
        message: `A percentage of ${row.name} cannot be read.`,
        expected: 'for example 88%',
      };
    }
    if (percent === null) return undefined;
    if (figure === 'populationPercent') row.printedPopulationPercent = percent;
    else row.printedAvailablePercent = percent;
    return undefined;
  }
  const count = readCount(text);
  if (count === undefined) {
    return {
      message: `A figure of ${row.name} cannot be read.`,
      expected: 'a whole number of places or people, for example 1,028, or blank',
    };
  }
  row[figure] = count;
  return undefined;
}

function nameProblems(rows: readonly BulletinRow[]): Problem[] {
  const seen = new Map<string, BulletinRow>();
  return rows.flatMap((row) => {
    if (row.name === '') {
      return [
        {
          message: 'There are figures here without the name of an establishment.',
          place: row.place,
        },
      ];
    }
    const key = row.name.toLowerCase();
    const before = seen.get(key);
    seen.set(key, row);
    if (before === undefined) return [];
    const message = `${row.name} stands twice in this bulletin, first in row ${before.place.row}. Leave one of them out.`;
    return [{ message, place: row.place, found: row.name }];
  });
}
