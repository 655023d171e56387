import { type AgreedTable, type Column, numericUnits, tablesOf } from '../../catalogue/index.ts';
import { type OdsCell, type OdsSheet, writeOds } from '../../spreadsheet/index.ts';
import {
  type AgreementTables,
  aboutSheet,
  aboutValues,
  columnHeading,
  fileHeadings,
  hasRowTitles,
  laidRows,
  sheetNames,
} from './table-layout.ts';

/** The tables of an agreement as an ODS to fill in and send back: one sheet a table, in the order of the form. */
export function agreementOds(tables: AgreementTables): Promise<Uint8Array> {
  const names = sheetNames(tables.template);
  return writeOds({
    title: tables.agreement.title,
    sheets: [
      about(tables, names),
      ...tablesOf(tables.template).map((table) =>
        sheetOf(table, tables, names.get(table.code) ?? table.code),
      ),
    ],
  });
}

const howToFill = [
  'One sheet a table. Change what stands in the cells, and leave the headings and the first column as they are.',
  'A new row of a table that takes more rows: leave its first column blank.',
  'Remove a row by deleting it. Rows with a title beside their code belong to the form and stay.',
  'Figures are kept as they are shown: 28:15 is 28 hours 15 minutes, 0.50 is not 0.5.',
  'Leave this sheet as it is: the hub compares the file with the version named here.',
];

function about(tables: AgreementTables, names: ReadonlyMap<string, string>): OdsSheet {
  const { template, agreement } = tables;
  const columns = tablesOf(template).flatMap((table) =>
    table.columns.map((column) => [
      names.get(table.code) ?? table.code,
      columnHeading(column, table),
      column.unit,
      column.choices.join(', '),
      column.note ?? '',
    ]),
  );
  const rows = [
    [agreement.title],
    ...aboutValues(tables),
    [],
    ...howToFill.map((line) => [line]),
    [],
    ['Sheet', 'Column', 'Holds', 'Choices', 'Note'],
    ...columns,
  ];
  return {
    name: aboutSheet,
    rows: rows.map((row) => row.map((text) => ({ text }))),
    columnWidths: [5, 7, 3.5, 7, 7],
  };
}

function sheetOf(table: AgreedTable, { content }: AgreementTables, name: string): OdsSheet {
  const titled = hasRowTitles(table);
  return {
    name,
    headerRows: 1,
    rows: [
      fileHeadings(table).map((text) => ({ text })),
      ...laidRows(table, content).map(({ row, title, cells }): OdsCell[] => [
        { text: row },
        ...(titled ? [{ text: title }] : []),
        ...table.columns.map((column) => odsCell(cells[column.code] ?? '', column)),
      ]),
    ],
    columnWidths: [3.5, ...(titled ? [6] : []), ...table.columns.map(widthOf)],
  };
}

/** Digits that a stored number keeps. */
const mostDigits = 15;

/** A number where it is read back with the very same text, else text. */
function odsCell(text: string, { unit }: Column): OdsCell {
  const parts = /^-?(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (!numericUnits.includes(unit) || !parts) return { text };
  const isLong = text.replace(/\D/g, '').length > mostDigits;
  // There is no minus nought to be shown.
  if (isLong || !/^[^-]|[1-9]/.test(text)) return { text };
  return { number: Number(text), decimals: parts[2]?.length ?? 0 };
}

function widthOf({ unit }: Column): number {
  if (unit === 'prose') return 10;
  return numericUnits.includes(unit) ? 2.6 : 4.5;
}
