import type { OdsCell, OdsSheet } from '../spreadsheet/index.ts';
import type { SheetTitle } from './guide-sheets.ts';
import type { Ledger } from './ledger.ts';
import { listSourceRows, listWorkingRows, sourceHeadings, workingHeadings } from './source-rows.ts';

/** The last sheets: what was worked out and how, and the places in files. `next` numbers the first of them. */
export function sourceSheets(
  ledger: Ledger,
  next: number,
): Array<{ title: SheetTitle; sheet: OdsSheet }> {
  const workings = {
    sheet: 'Worked out',
    title: `Table ${next}: How figures were worked out`,
  };
  const sources = {
    sheet: 'Sources',
    title: `Table ${next + 1}: Where the figures come from`,
  };
  return [
    {
      title: workings,
      sheet: sheetOf(workings, 'From names the entries of the sheet Sources.', {
        headings: workingHeadings,
        rows: listWorkingRows(ledger),
        widths: [2.4, 10, 14, 14],
      }),
    },
    {
      title: sources,
      sheet: sheetOf(
        sources,
        'Rows count from 1. The revision is the number of the figure in the hub.',
        {
          headings: sourceHeadings,
          rows: listSourceRows(ledger),
          widths: [2.4, 4.5, 2.4, 9, 3, 3, 4, 9, 3, 2.4, 2.4, 2.6, 5.5, 10],
        },
      ),
    },
  ];
}

/** Entries begin in this row of both sheets: after the title, two lines and the headings. */
const firstRow = 5;

/** The cell of an entry, as a link within the workbook. */
export function placeOfEntry(entry: string): string {
  const sheet = entry.startsWith('S') ? 'Sources' : 'Worked out';
  return `#'${sheet}'.A${firstRow - 1 + Number(entry.slice(1))}`;
}

type Rows = {
  headings: readonly string[];
  rows: ReadonlyArray<ReadonlyArray<string | number>>;
  widths: readonly number[];
};

function sheetOf(
  { sheet, title }: SheetTitle,
  about: string,
  { headings, rows, widths }: Rows,
): OdsSheet {
  return {
    name: sheet,
    headerStart: 3,
    headerRows: 1,
    columnWidths: widths,
    rows: [
      [{ text: title }],
      [{ text: 'This sheet holds one table.' }],
      [{ text: about }],
      headings.map((text) => ({ text })),
      ...rows.map((row) =>
        row.map((cell): OdsCell => (typeof cell === 'number' ? { number: cell } : { text: cell })),
      ),
    ],
  };
}
