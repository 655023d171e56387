import type { Place, Problem } from '../../errors.ts';
import { type Cell, columnLetter, type Sheet, type Workbook } from '../../spreadsheet/index.ts';

/** The columns of an uploaded or downloaded return, one row a cell of the form. */
export const headings = [
  'Return',
  'Provider',
  'Month',
  'Cell',
  'What it says',
  'Value',
  'Version',
] as const;
type Heading = (typeof headings)[number];

/** Those without which a file cannot be read. */
const needed: readonly Heading[] = ['Return', 'Provider', 'Month', 'Cell', 'Value'];

/** A row of the file: its texts by heading, and where each stands. */
export type FileRow = { row: number; cell(heading: Heading): Cell; place(heading: Heading): Place };

const blank: Cell = { text: '' };

/** Finds the sheet and columns by their headings; what is missing or there twice is a problem. */
export function readRows(
  { sheets }: Workbook,
  file: string,
): { rows: FileRow[]; problems: Problem[] } {
  for (const sheet of sheets) {
    const at = sheet.rows.findIndex((cells) => has(cells, 'Cell') && has(cells, 'Value'));
    if (at !== -1) return rowsBelow(sheet, at, file);
  }
  const message =
    'No sheet has the headings Cell and Value. Download the template and fill that in.';
  return { rows: [], problems: [{ message, place: { file }, expected: headings.join(', ') }] };
}

function has(cells: readonly Cell[], heading: Heading): boolean {
  return cells.some(({ text }) => isHeading(text, heading));
}

function isHeading(text: string, heading: Heading): boolean {
  return text.trim().toLowerCase() === heading.toLowerCase();
}

function rowsBelow(
  sheet: Sheet,
  at: number,
  file: string,
): { rows: FileRow[]; problems: Problem[] } {
  const cells = sheet.rows[at] ?? [];
  const where = { file, sheet: sheet.name };
  const columns = new Map(
    headings.map((heading) => [heading, cells.findIndex(({ text }) => isHeading(text, heading))]),
  );
  const headingRow = sheet.firstRow + at;
  const missing = needed.filter((heading) => columns.get(heading) === -1);
  const twice = headings.filter(
    (heading) => cells.filter(({ text }) => isHeading(text, heading)).length > 1,
  );
  const place = { ...where, row: headingRow };
  const problems = [
    ...missing.map((heading) => ({
      message: `The column “${heading}” is missing. Download the template and fill that in.`,
      ...{ place, expected: heading },
    })),
    ...twice.map((heading) => ({
      message: `The column “${heading}” is there twice. Keep one.`,
      place,
    })),
  ];
  const rows = sheet.rows.slice(at + 1).flatMap((row, index): FileRow[] => {
    if (row.every(({ text }) => text.trim() === '')) return [];
    const number = headingRow + 1 + index;
    return [
      {
        row: number,
        cell: (heading) => row[columns.get(heading) ?? -1] ?? blank,
        place: (heading) => {
          const column = columns.get(heading) ?? -1;
          return { ...where, row: number, ...(column < 0 ? {} : { column: columnLetter(column) }) };
        },
      },
    ];
  });
  return { rows: problems.length > 0 ? [] : rows, problems };
}
