import type { OdsCell, OdsSheet } from '../spreadsheet/index.ts';
import { notesOf, nothingMarks } from './method.ts';

/** A line about a sheet, for its title and the contents. */
export type SheetTitle = { sheet: string; title: string };

/** The sheets of the workbook with links to them. */
export function contentsSheet(titles: readonly SheetTitle[]): OdsSheet {
  return {
    name: 'Contents',
    headerStart: 2,
    headerRows: 1,
    columnWidths: [5, 16],
    rows: [
      [{ text: 'Contents' }],
      [{ text: 'This sheet holds one table. Each sheet name is a link to that sheet.' }],
      [{ text: 'Sheet' }, { text: 'Title' }],
      ...[{ sheet: 'Notes', title: 'Notes and marks' }, ...titles].map(
        ({ sheet, title }): OdsCell[] => [{ href: `#'${sheet}'.A1`, text: sheet }, { text: title }],
      ),
    ],
  };
}

/** What the marks mean, and how the figures were made. */
export function notesSheet(suppression: string | null): OdsSheet {
  const marks = Object.entries(nothingMarks).map(([nothing, { mark, meaning }]): OdsCell[] => [
    { text: mark },
    { text: `${nothing}: ${meaning}` },
  ]);
  const notes = notesOf(suppression).map((note, index): OdsCell[] => [
    { text: `Note ${index + 1}` },
    { text: note },
  ]);
  return {
    name: 'Notes',
    headerStart: 2,
    headerRows: 1,
    columnWidths: [3, 20],
    rows: [
      [{ text: 'Notes and marks' }],
      [
        {
          text: 'This sheet holds one table: the marks that stand in place of figures, then notes on method. The mark [z] also stands where a column has nothing to say of a row.',
        },
      ],
      [{ text: 'Mark or note' }, { text: 'What it means' }],
      ...marks,
      ...notes,
    ],
  };
}
