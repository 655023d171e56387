import { type AgreedTable, tablesOf } from '../../catalogue/index.ts';
import { type CsvCell, writeCsv } from '../../spreadsheet/index.ts';
import {
  type AgreementTables,
  aboutSheet,
  aboutValues,
  fileHeadings,
  hasRowTitles,
  laidRows,
  rowHeading,
  rowTitleHeading,
} from './table-layout.ts';

/** A CSV file of an agreement: its name without ending, what it holds, and its text. */
export type CsvFile = { name: string; title: string; text: string };

/** One CSV a table, in the order of the form. */
export function agreementCsvFiles({ template, content }: AgreementTables): CsvFile[] {
  return tablesOf(template).map((table) => {
    const titled = hasRowTitles(table);
    const rows = laidRows(table, content).map(({ row, title, cells }) => [
      row,
      ...(titled ? [title] : []),
      ...table.columns.map(({ code }) => cells[code] ?? null),
    ]);
    return { name: table.code, title: table.title, text: writeCsv([fileHeadings(table), ...rows]) };
  });
}

/** The columns of the long CSV. */
export const longHeadings = [
  'section',
  'table',
  rowHeading,
  rowTitleHeading,
  'column',
  'column title',
  'text',
] as const;

/** Every cell of an agreement, a line each, blank ones too; the first lines say of which version they are. */
export function agreementLongCsv(tables: AgreementTables): string {
  const { template, content } = tables;
  return writeCsv([
    longHeadings,
    ...aboutValues(tables).map(([name, text]) => [aboutSheet, null, name, null, null, null, text]),
    ...template.sections.flatMap((section) =>
      section.tables.flatMap((table) => tableLines(section.code, table, content)),
    ),
  ]);
}

function tableLines(
  section: string,
  table: AgreedTable,
  content: AgreementTables['content'],
): CsvCell[][] {
  return laidRows(table, content).flatMap(({ row, title, cells }) =>
    table.columns.map((column) => [
      section,
      table.code,
      row,
      title || null,
      column.code,
      column.title,
      longText(cells[column.code] ?? ''),
    ]),
  );
}

/** The writer of CSV puts an apostrophe before what would open as a formula; one of the author's own is doubled. */
function longText(text: string): string {
  return text.startsWith("'") ? `'${text}` : text;
}

/** The text that `longText` and the writer of CSV made this of. */
export function textOfLong(written: string): string {
  return /^'['=+\-@\t\r\n]/.test(written) ? written.slice(1) : written;
}
