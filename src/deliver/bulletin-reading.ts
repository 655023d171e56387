import type { Place, Problem } from '../errors.ts';
import type { Sheet, Workbook } from '../spreadsheet/index.ts';
import type { Bulletin } from './bulletin.ts';
import { type BulletinHeading, findHeading } from './bulletin-heading.ts';
import { findMonth, findReportDate, listMargins, listStatements } from './bulletin-statements.ts';
import { readTable } from './bulletin-table.ts';

/** Whether a file is a monthly population bulletin, told by the headings of its table. */
export function isBulletin(workbook: Workbook): boolean {
  return findBulletinSheet(workbook) !== undefined;
}

/** Reads a bulletin of any layout as printed, or lists every problem with its place. Names are not looked up. */
export function readBulletin(workbook: Workbook): { bulletin: Bulletin } | { problems: Problem[] } {
  const found = findBulletinSheet(workbook);
  if (found === undefined) {
    const message =
      'This is not a population bulletin: no row has the headings Baseline CNA, In Use CNA, ' +
      'Operational Capacity and Population.';
    return { problems: [{ message }] };
  }
  return readSheet(found.sheet, found.heading, workbook.sheets.length > 1);
}

function findBulletinSheet(
  workbook: Workbook,
): { sheet: Sheet; heading: BulletinHeading } | undefined {
  for (const sheet of workbook.sheets) {
    const heading = findHeading(sheet);
    if (heading) return { sheet, heading };
  }
  return undefined;
}

function readSheet(
  sheet: Sheet,
  heading: BulletinHeading,
  manySheets: boolean,
): { bulletin: Bulletin } | { problems: Problem[] } {
  const placeOf = (row: number): Place => ({
    ...(manySheets ? { sheet: sheet.name } : {}),
    row: sheet.firstRow + row,
  });
  const statements = listStatements(sheet, placeOf);
  const statedMargins = listMargins(statements);
  const stated = findReportDate(statements);
  const reportDate = stated && 'date' in stated ? stated.date : undefined;
  const above = { ...sheet, rows: sheet.rows.slice(0, heading.nextRow) };
  const month = findMonth(listStatements(above, placeOf), reportDate);
  const { problems, ...table } = readTable(sheet, heading, placeOf, statedMargins.length > 0);
  if (stated && 'unreadable' in stated) problems.unshift(dateProblem(stated));
  if (month === undefined) problems.unshift(monthProblem(placeOf(0)));
  if (table.rows.length === 0) problems.push(emptyProblem(placeOf(heading.nextRow - 1)));
  if (month === undefined || problems.length > 0) return { problems };
  const [margin] = statedMargins;
  return {
    bulletin: {
      month,
      ...(reportDate === undefined ? {} : { reportDate }),
      ...table,
      ...(margin === undefined ? {} : { operatingMargin: margin.places }),
      statedMargins,
    },
  };
}

function dateProblem(stated: { unreadable: string; place: Place }): Problem {
  return {
    message: 'The report date of the bulletin cannot be read.',
    place: stated.place,
    found: stated.unreadable,
    expected: 'a day, for example 28/01/2011',
  };
}

function monthProblem(place: Place): Problem {
  return {
    message: 'The bulletin does not say of which month it is.',
    place,
    expected: 'a title such as "Monthly Bulletin - January 2011", or a report date',
  };
}

function emptyProblem(place: Place): Problem {
  return { message: 'No establishment stands below the headings of the bulletin.', place };
}
