import { escapeXml } from '../../spreadsheet/index.ts';
import { type DocumentTable, tableHeading } from './document-table.ts';
import { type ParagraphLook, paragraphsXml } from './docx-text.ts';

/** A table whose heading row is repeated on every page; `width` in twentieths of a point. */
export function tableXml(table: DocumentTable, width: number): string {
  const widths = columnWidths(table, width);
  const { columns, groups, totals } = table;
  const headings = columns.map(({ title }) => title);
  return [
    `<w:tbl>${propertiesXml(table, width)}`,
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`,
    rowXml(table, { texts: headings, widths, bold: true, isHeading: true }),
    ...groups.flatMap((rows) =>
      rows.map((texts, index) =>
        rowXml(table, { texts, widths, inGroup: { first: index === 0, of: rows.length } }),
      ),
    ),
    ...totals.map((texts) => rowXml(table, { texts, widths, bold: true })),
    '</w:tbl>',
  ].join('');
}

/** The caption is what programs and screen readers name the table by. */
function propertiesXml(table: DocumentTable, width: number): string {
  const firstColumn = table.rowHeader === 0 ? 1 : 0;
  return (
    `<w:tblPr><w:tblStyle w:val="Agreed"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="0000" w:firstRow="1" w:lastRow="0" w:firstColumn="${firstColumn}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>` +
    `<w:tblCaption w:val="${escapeXml(tableHeading(table))}"/></w:tblPr>`
  );
}

type Row = {
  texts: readonly string[];
  widths: readonly number[];
  bold?: boolean;
  isHeading?: boolean;
  inGroup?: { first: boolean; of: number };
};

/** Longer rows may be broken over two pages. */
const longestUnbroken = 600;

function rowXml(table: DocumentTable, row: Row): string {
  const { texts, isHeading } = row;
  const unbroken = texts.join('').length <= longestUnbroken;
  const properties = [unbroken && '<w:cantSplit/>', isHeading && '<w:tblHeader/>'].filter(Boolean);
  const cells = texts.map((text, column) => cellXml(table, row, { text, column })).join('');
  const rowProperties = properties.length === 0 ? '' : `<w:trPr>${properties.join('')}</w:trPr>`;
  return `<w:tr>${rowProperties}${cells}</w:tr>`;
}

function cellXml(
  { columns, grouped }: DocumentTable,
  { widths, bold = false, isHeading = false, inGroup }: Row,
  { text, column }: { text: string; column: number },
): string {
  const spans = grouped && column === 0 && inGroup !== undefined && inGroup.of > 1;
  const merge = spans ? `<w:vMerge${inGroup.first ? ' w:val="restart"' : ''}/>` : '';
  const look: ParagraphLook = {
    style: columns.length > mostInFullSize ? 'SmallCell' : 'Cell',
    bold,
    right: columns[column]?.figures ?? false,
    // The outturn stays with its level, and a heading row with the first of its rows.
    withNext: isHeading || (grouped && inGroup?.first === true),
  };
  const shown = spans && !inGroup.first ? '' : text;
  return `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/>${merge}</w:tcPr>${paragraphsXml(shown, look)}</w:tc>`;
}

const mostInFullSize = 9;
const longestWord = 18;

/** Widths by what stands in the columns: room for the longest word, and more for prose, but not in proportion. */
function columnWidths(table: DocumentTable, width: number): number[] {
  const rows = [table.columns.map(({ title }) => title), ...table.groups.flat(), ...table.totals];
  const weights = table.columns.map((_, column) => {
    const texts = rows.map((row) => row[column] ?? '');
    const word = Math.max(
      4,
      ...texts.flatMap((text) => text.split(/\s+/).map((one) => one.length)),
    );
    const longest = Math.max(...texts.map((text) => text.length));
    return Math.min(word, longestWord) + 2 * Math.sqrt(longest);
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((width * weight) / all));
}
