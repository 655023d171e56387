import type { OdsBook } from './ods-book.ts';
import { escapeXml } from './xml-escape.ts';

export const ODS_MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';
export const XML_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';

export const ODS_NAMESPACES = [
  `xmlns:office="${OASIS}:office:1.0"`,
  `xmlns:table="${OASIS}:table:1.0"`,
  `xmlns:text="${OASIS}:text:1.0"`,
  `xmlns:style="${OASIS}:style:1.0"`,
  `xmlns:number="${OASIS}:datastyle:1.0"`,
  `xmlns:fo="${OASIS}:xsl-fo-compatible:1.0"`,
  `xmlns:meta="${OASIS}:meta:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

/** The first cell of a sheet, and the cells of its heading rows. Programs know "Heading 1" for a heading. */
export const TITLE_STYLE = 'Heading_20_1';
export const HEADING_STYLE = 'Column_20_heading';

/** styles.xml: the looks that every book shares. Links are underlined, headings bold, so nothing rests on colour alone. */
export function stylesXml(): string {
  const styles = [
    cellStyle(
      'Default',
      'fo:font-family="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"',
    ),
    cellStyle(TITLE_STYLE, 'fo:font-size="16pt" fo:font-weight="bold"'),
    cellStyle(HEADING_STYLE, 'fo:font-weight="bold"'),
    cellStyle(
      'link',
      'fo:color="#0b57d0" style:text-underline-style="solid" style:text-underline-width="auto"',
    ),
  ].join('');
  return (
    `${XML_HEADER}<office:document-styles ${ODS_NAMESPACES} office:version="1.3">` +
    `<office:styles>${styles}</office:styles></office:document-styles>`
  );
}

function cellStyle(name: string, text: string): string {
  const parent = name === 'Default' ? '' : ' style:parent-style-name="Default"';
  const shownName = ` style:display-name="${name.replaceAll('_20_', ' ')}"`;
  // A title is meant to run on over the blank cells beside it; everything else keeps to its column.
  const wrap = name === TITLE_STYLE ? 'no-wrap' : 'wrap';
  return (
    `<style:style style:name="${name}"${shownName} style:family="table-cell"${parent}>` +
    `<style:table-cell-properties fo:wrap-option="${wrap}" style:vertical-align="top"/>` +
    `<style:text-properties ${text}/></style:style>`
  );
}

/** meta.xml: title and author. No dates, so that the same book gives the same bytes. */
export function metaXml(book: OdsBook): string {
  const author =
    book.author === undefined
      ? ''
      : `<meta:initial-creator>${escapeXml(book.author)}</meta:initial-creator>` +
        `<dc:creator>${escapeXml(book.author)}</dc:creator>`;
  return (
    `${XML_HEADER}<office:document-meta ${ODS_NAMESPACES} office:version="1.3"><office:meta>` +
    `<meta:generator>Gatehouse</meta:generator><dc:title>${escapeXml(book.title)}</dc:title>` +
    `${author}<dc:language>en-GB</dc:language></office:meta></office:document-meta>`
  );
}

/** META-INF/manifest.xml: the parts of the package. */
export function manifestXml(): string {
  const entries = [
    ['/', ODS_MIMETYPE],
    ['content.xml', 'text/xml'],
    ['styles.xml', 'text/xml'],
    ['meta.xml', 'text/xml'],
  ].map(
    ([path, type]) =>
      `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`,
  );
  return (
    `${XML_HEADER}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" ` +
    `manifest:version="1.3">${entries.join('')}</manifest:manifest>`
  );
}
