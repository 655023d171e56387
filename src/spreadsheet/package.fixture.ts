/** Small spreadsheets for tests, made part by part so that a test shows exactly what is in the file. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

type Part = string | Uint8Array;

/** A zip of the given parts, in their order. */
export async function zipOf(parts: Record<string, Part>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

type XlsxSheet = { name: string; xml: string; state?: string; kind?: string };
type XlsxBook = { sheets: XlsxSheet[]; strings?: string; styles?: string; date1904?: boolean };

/** The parts of an XLSX workbook; `xml` is what stands inside <worksheet>. */
export function xlsxParts(book: XlsxBook): Record<string, string> {
  const sheets = book.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const links = book.sheets.map(({ kind = 'worksheet' }, index) =>
    link(`rId${index + 1}`, kind, `worksheets/sheet${index + 1}.xml`),
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${link('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets></workbook>`,
  };
  if (book.strings !== undefined) {
    links.push(link('strings', 'sharedStrings', '/xl/sharedStrings.xml'));
    parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${book.strings}</sst>`;
  }
  if (book.styles !== undefined) {
    links.push(link('styles', 'styles', 'styles.xml'));
    parts['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${book.styles}</styleSheet>`;
  }
  parts['xl/_rels/workbook.xml.rels'] =
    `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`;
  book.sheets.forEach(({ xml }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet xmlns="${MAIN}">${xml}</worksheet>`;
  });
  return parts;
}

function link(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
}

/** An XLSX of one sheet with the given rows, as XML. */
export function xlsxOf(
  rows: string,
  rest: Partial<XlsxBook> & { after?: string } = {},
): Promise<Buffer> {
  const xml = `<sheetData>${rows}</sheetData>${rest.after ?? ''}`;
  return zipOf(xlsxParts({ ...rest, sheets: [{ name: 'Figures', xml }] }));
}

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';

/** The parts of an ODS; `tables` is what stands inside <office:spreadsheet>. */
export function odsParts(tables: string, automaticStyles = ''): Record<string, string> {
  const names = ['office', 'table', 'text', 'style', 'calcext', 'draw', 'dc']
    .map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`)
    .join(' ');
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml':
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}>` +
      `<office:automatic-styles>${automaticStyles}</office:automatic-styles>` +
      `<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  };
}

/** An ODS of one table with the given rows, as XML. */
export function odsOf(rows: string): Promise<Buffer> {
  return zipOf(odsParts(`<table:table table:name="Figures">${rows}</table:table>`));
}
