import { type AgreementDocument, type DocumentSection, isWide } from './agreement-document.ts';
import { type DocumentTable, paragraphsOf, tableHeading } from './document-table.ts';
import { tableXml } from './docx-table.ts';
import { linkXml, paragraphsXml, paragraphXml } from './docx-text.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A4 in twentieths of a point, and a margin of 15 mm. */
const shortSide = 11906;
const longSide = 16838;
const margin = 850;

/** word/document.xml: title, contents, and each section on pages of its own, on their side where a table is wide. */
export function bodyXml(document: AgreementDocument): string {
  const places = bookmarks(document);
  const { sections } = document;
  const last = sections.at(-1);
  return (
    `<w:document ${namespaces}><w:body>${frontXml(document)}${contentsXml(document, places)}` +
    endOfPagesXml(false) +
    sections.map((section) => sectionXml(section, places, section !== last)).join('') +
    `${pagesXml(last !== undefined && isWide(last))}</w:body></w:document>`
  );
}

type Places = ReadonlyMap<DocumentSection | DocumentTable, number>;

function bookmarks({ sections }: AgreementDocument): Places {
  const parts = sections.flatMap((section) => [section, ...section.tables]);
  return new Map(parts.map((part, index) => [part, index + 1]));
}

function frontXml(document: AgreementDocument): string {
  const { title, form, standing, asItStood, version, contentHash } = document;
  return [
    paragraphXml(title, { style: 'Heading1' }),
    paragraphXml(form, { bold: true }),
    paragraphXml([standing, asItStood].filter((words) => words !== null).join('. ')),
    paragraphXml(`Version ${version}, content hash ${contentHash}`),
  ].join('');
}

/** A field that word processors fill with page numbers when asked to; until then it leads to each part. */
function contentsXml({ sections }: AgreementDocument, places: Places): string {
  const lines = sections.flatMap((section) => [
    { style: 'TOC2', words: section.title, place: places.get(section) },
    ...section.tables.map((table) => ({
      style: 'TOC3',
      words: tableHeading(table),
      place: places.get(table),
    })),
  ]);
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "2-3" \\h \\z \\u </w:instrText></w:r>' +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const entries = lines.map(
    ({ style, words, place = 0 }, index) =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${index === 0 ? begin : ''}${linkXml(words, place)}</w:p>`,
  );
  const end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
  return `${paragraphXml('Contents', { bold: true, withNext: true })}${entries.join('')}${end}`;
}

function sectionXml(section: DocumentSection, places: Places, ends: boolean): string {
  const wide = isWide(section);
  const width = (wide ? longSide : shortSide) - 2 * margin;
  return [
    paragraphXml(section.title, { style: 'Heading2' }, places.get(section)),
    ...paragraphsOf(section.note ?? '').map((line) => paragraphXml(line)),
    ...section.tables.map((table) => partXml(table, width, places.get(table))),
    ends ? endOfPagesXml(wide) : '',
  ].join('');
}

function partXml(table: DocumentTable, width: number, place: number | undefined): string {
  const { note, nothing, findings } = table;
  return [
    paragraphXml(tableHeading(table), { style: 'Heading3' }, place),
    ...paragraphsOf(note ?? '').map((line) => paragraphXml(line, { withNext: true })),
    nothing === null ? tableXml(table, width) : paragraphXml(nothing),
    // Two tables without a paragraph between them would become one.
    paragraphXml('', { style: 'AfterTable' }),
    ...(findings.length === 0
      ? []
      : [paragraphXml('What the checks find here', { bold: true, withNext: true })]),
    ...findings.map((finding) => paragraphsXml(finding, { style: 'Finding' })),
  ].join('');
}

/** The paragraph that ends a run of pages of one orientation. */
function endOfPagesXml(wide: boolean): string {
  return `<w:p><w:pPr><w:pStyle w:val="AfterTable"/>${pagesXml(wide)}</w:pPr></w:p>`;
}

function pagesXml(wide: boolean): string {
  const size = wide
    ? `w:w="${longSide}" w:h="${shortSide}" w:orient="landscape"`
    : `w:w="${shortSide}" w:h="${longSide}"`;
  const sides = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${margin}"`).join(' ');
  return (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:type w:val="nextPage"/>' +
    `<w:pgSz ${size}/><w:pgMar ${sides} w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>`
  );
}
