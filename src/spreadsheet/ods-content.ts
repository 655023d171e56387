import type { OdsBook, OdsCell, OdsSheet } from './ods-book.ts';
import { cellXml, numberStyleName } from './ods-cell-xml.ts';
import { HEADING_STYLE, ODS_NAMESPACES, TITLE_STYLE, XML_HEADER } from './ods-parts.ts';
import { escapeXml } from './xml-escape.ts';

const DEFAULT_WIDTH_CM = 3;

/** content.xml: every sheet, and the styles made for these sheets. */
export function contentXml(book: OdsBook): string {
  const styles = [...columnStylesXml(book), ...numberStylesXml(book)].join('');
  return (
    `${XML_HEADER}<office:document-content ${ODS_NAMESPACES} office:version="1.3">` +
    `<office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:spreadsheet>${book.sheets.map(sheetXml).join('')}` +
    '</office:spreadsheet></office:body></office:document-content>'
  );
}

function sheetXml(sheet: OdsSheet): string {
  const first = sheet.headerStart ?? 0;
  const last = first + (sheet.headerRows ?? 0);
  // A sheet must have a row, though it be blank.
  const given = sheet.rows.length > 0 ? sheet.rows : [[]];
  const rows = given.map((row, index) => rowXml(row, index, index >= first && index < last));
  const headers = rows.slice(first, last).join('');
  return (
    `<table:table table:name="${escapeXml(sheet.name)}">${columnsXml(sheet)}` +
    rows.slice(0, first).join('') +
    (headers && `<table:table-header-rows>${headers}</table:table-header-rows>`) +
    `${rows.slice(last).join('')}</table:table>`
  );
}

function rowXml(row: readonly OdsCell[], rowIndex: number, isHeader: boolean): string {
  const cells = row.map((cell, column) => {
    if (rowIndex === 0 && column === 0) return cellXml(cell, TITLE_STYLE);
    return cellXml(cell, isHeader ? HEADING_STYLE : undefined);
  });
  // A row must have a cell, though it be blank.
  return `<table:table-row>${cells.join('') || '<table:table-cell/>'}</table:table-row>`;
}

function columnsXml({ rows, columnWidths = [] }: OdsSheet): string {
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const count = Math.max(longest, columnWidths.length);
  const widths = Array.from({ length: count }, (_, index) => columnWidths[index]);
  return widths
    .map((width) => columnStyleName(width ?? DEFAULT_WIDTH_CM))
    .map((style) => `<table:table-column table:style-name="${style}"/>`)
    .join('');
}

function columnStyleName(centimetres: number): string {
  return `column${Math.round(centimetres * 100)}`;
}

function columnStylesXml(book: OdsBook): string[] {
  const widths = book.sheets.flatMap((sheet) => sheet.columnWidths ?? []);
  const styles = new Map([DEFAULT_WIDTH_CM, ...widths].map((cm) => [columnStyleName(cm), cm]));
  return [...styles].map(
    ([name, centimetres]) =>
      `<style:style style:name="${name}" style:family="table-column">` +
      `<style:table-column-properties style:column-width="${centimetres}cm"/></style:style>`,
  );
}

function numberStylesXml(book: OdsBook): string[] {
  const styles = new Map<string, string>();
  for (const cell of book.sheets.flatMap((sheet) => sheet.rows.flat())) {
    if (!('number' in cell)) continue;
    const name = numberStyleName(cell);
    if (name !== undefined && !styles.has(name)) styles.set(name, numberStyleXml(name, cell));
  }
  return [...styles.values()];
}

function numberStyleXml(name: string, cell: Extract<OdsCell, { number: number }>): string {
  const element = cell.percent ? 'number:percentage-style' : 'number:number-style';
  const decimals =
    cell.decimals === undefined
      ? ''
      : ` number:decimal-places="${cell.decimals}" number:min-decimal-places="${cell.decimals}"`;
  const grouping = cell.grouped ? ' number:grouping="true"' : '';
  const sign = cell.percent ? '<number:text>%</number:text>' : '';
  return (
    `<${element} style:name="shown-${name}">` +
    `<number:number number:min-integer-digits="1"${decimals}${grouping}/>${sign}</${element}>` +
    `<style:style style:name="${name}" style:family="table-cell" ` +
    `style:parent-style-name="Default" style:data-style-name="shown-${name}"/>`
  );
}
