import type { OdsBook, OdsCell, OdsSheet } from '../spreadsheet/index.ts';
import { coverSheet, type Publisher } from './cover-sheet.ts';
import type { AnnualReport } from './document.ts';
import { contentsSheet, notesSheet, type SheetTitle } from './guide-sheets.ts';
import { Ledger } from './ledger.ts';
import { placeOfEntry, sourceSheets } from './source-sheets.ts';
import { type FlatCell, type FlatTable, flatTables } from './spreadsheet-table.ts';

/**
 * The report as a workbook by the Government Analysis Function's guidance for spreadsheets: a cover, contents
 * and notes, then one table a sheet from cell A1, without merged or blank cells.
 */
export function reportWorkbook(report: AnnualReport, publisher: Publisher): OdsBook {
  const ledger = new Ledger(report);
  const tables = flatTables(report, ledger);
  const titles = tables.map(
    ({ sheet, caption }, index): SheetTitle => ({ sheet, title: `Table ${index + 1}: ${caption}` }),
  );
  const places = sourceSheets(ledger, tables.length + 1);
  const all = [...titles, ...places.map(({ title }) => title)];
  return {
    title: report.title,
    author: publisher.name,
    sheets: [
      coverSheet(report, publisher),
      contentsSheet(all),
      notesSheet(report.suppression),
      ...tables.map((table, index) => tableSheet(table, titles[index]?.title ?? '')),
      ...places.map(({ sheet }) => sheet),
    ],
  };
}

function tableSheet(table: FlatTable, title: string): OdsSheet {
  const lines = aboutTable(table);
  return {
    name: table.sheet,
    headerStart: lines.length + 1,
    headerRows: 1,
    rows: [
      [{ text: title }],
      ...lines.map((text): OdsCell[] => [{ text }]),
      table.headings.map((text) => ({ text })),
      ...table.rows.map((row) => row.map(odsCell)),
    ],
    columnWidths: table.headings.map((heading, column) => widthOf(table, heading, column)),
  };
}

function aboutTable({ notes }: FlatTable): string[] {
  return [
    'This sheet holds one table. Marks in brackets such as [z] are explained in the sheet Notes.',
    ...notes,
  ];
}

function odsCell(cell: FlatCell): OdsCell {
  if ('entry' in cell) return { href: placeOfEntry(cell.entry), text: cell.entry };
  if ('text' in cell) return { text: cell.text };
  const { figure, number } = cell;
  return {
    number,
    decimals: figure.decimals,
    ...(figure.percent && { percent: true }),
    ...(figure.text.includes(',') && { grouped: true }),
  };
}

const widest = 9;
const narrowest = 2.4;
const centimetresPerCharacter = 0.19;

function widthOf({ rows }: FlatTable, heading: string, column: number): number {
  const longest = Math.max(
    heading.length,
    ...rows.map((row) => {
      const cell = row[column];
      return cell && 'text' in cell ? cell.text.length : 6;
    }),
  );
  const width = Math.min(widest, Math.max(narrowest, longest * centimetresPerCharacter));
  return Math.round(width * 10) / 10;
}
