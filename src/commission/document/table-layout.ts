import {
  type AgreedTable,
  type AgreementTemplate,
  type Column,
  tablesOf,
} from '../../catalogue/index.ts';
import type { Agreement } from '../agreement/agreement.ts';
import { type Cells, type Content, cellsOf, tableIn } from '../agreement/content.ts';
import { unusedName } from '../agreement/row-code.ts';

/** The tables of one version of an agreement, as a file for spreadsheets holds them. */
export type AgreementTables = {
  template: AgreementTemplate;
  content: Content;
  agreement: Pick<Agreement, 'id' | 'title'>;
  version: number;
  contentHash: string;
};

/** The sheet that says of which agreement and version the others are. */
export const aboutSheet = 'About';
/** What that sheet names, each in the first column with its value in the second. */
export const aboutNames = {
  agreement: 'Agreement',
  form: 'Form',
  version: 'Version',
  contentHash: 'Content hash',
} as const;

/** Each of those names with its value. */
export function aboutValues(tables: AgreementTables): Array<[name: string, value: string]> {
  return [
    [aboutNames.agreement, tables.agreement.id],
    [aboutNames.form, tables.template.code],
    [aboutNames.version, String(tables.version)],
    [aboutNames.contentHash, tables.contentHash],
  ];
}

/** The columns that every table has in a file besides its own: the code of a row, and its title where it has one. */
export const rowHeading = 'row';
export const rowTitleHeading = 'row title';

export type LaidRow = { row: string; title: string; cells: Cells };

/** The rows of a table as a file holds them: every declared row though it be blank, then the totals. */
export function laidRows(table: AgreedTable, content: Content): LaidRow[] {
  const said = tableIn(content, table.code);
  const laid = ({ code, title }: { code: string; title: string }): LaidRow => ({
    row: code,
    title,
    cells: cellsOf(said, code) ?? {},
  });
  const rows =
    table.shape === 'open'
      ? said.rows.map(({ row, cells }) => ({ row, title: '', cells }))
      : table.rows.map(laid);
  return [...rows, ...table.totals.map(laid)];
}

/** Whether the rows of a table have titles of their own beside what stands in their columns. */
export function hasRowTitles({ shape, rows, totals }: AgreedTable): boolean {
  return shape !== 'form' && rows.length + totals.length > 0;
}

/** The first row of a table in a file: the code of a row, its title where it has one, and the columns. */
export function fileHeadings(table: AgreedTable): string[] {
  const own = table.columns.map((column) => columnHeading(column, table));
  return [rowHeading, ...(hasRowTitles(table) ? [rowTitleHeading] : []), ...own];
}

/** What stands above a column: its title, or its code where another column could be meant by the title. */
export function columnHeading({ code, title }: Column, { columns }: AgreedTable): string {
  const others = columns.filter((column) => column.code !== code);
  const taken = [rowHeading, rowTitleHeading, ...others.flatMap((one) => [one.code, one.title])];
  const isFree = (name: string) =>
    name.trim() !== '' && !taken.map(sameText).includes(sameText(name));
  return [title, code].find(isFree) ?? `${title} (${code})`;
}

/** Texts that differ in case and edges only are taken for the same. */
export function sameText(text: string): string {
  return text.trim().toLowerCase();
}

const longestSheetName = 31;

/** The sheet of each table by the table's code: the code itself, cut short where a spreadsheet cannot hold it. */
export function sheetNames(template: AgreementTemplate): ReadonlyMap<string, string> {
  const taken = new Set([sameText(aboutSheet)]);
  return new Map(
    tablesOf(template).map(({ code }) => {
      const name = unusedName(code, taken, longestSheetName);
      taken.add(sameText(name));
      return [code, name];
    }),
  );
}
