import { escapeXml } from '../../spreadsheet/index.ts';
import { paragraphsOf } from './document-table.ts';

/** How a paragraph looks and behaves: a style of the file, and what is not in its style. */
export type ParagraphLook = {
  style?: string;
  right?: boolean;
  bold?: boolean;
  /** Stays on the page of the paragraph after it. */
  withNext?: boolean;
};

/** One paragraph of WordprocessingML; `bookmark` is a number that no other has. */
export function paragraphXml(text: string, look: ParagraphLook = {}, bookmark?: number): string {
  const run = runXml(text, look);
  const marked =
    bookmark === undefined
      ? run
      : `<w:bookmarkStart w:id="${bookmark}" w:name="${bookmarkName(bookmark)}"/>${run}<w:bookmarkEnd w:id="${bookmark}"/>`;
  return `<w:p>${propertiesXml(look)}${marked}</w:p>`;
}

/** Every paragraph of a text, and one where it has none, since a cell cannot be without. */
export function paragraphsXml(text: string, look: ParagraphLook = {}): string {
  const lines = paragraphsOf(text);
  return (lines.length === 0 ? [''] : lines).map((line) => paragraphXml(line, look)).join('');
}

/** A line of the contents that leads to a bookmark. */
export function linkXml(text: string, bookmark: number): string {
  return `<w:hyperlink w:anchor="${bookmarkName(bookmark)}" w:history="1">${runXml(text)}</w:hyperlink>`;
}

function bookmarkName(bookmark: number): string {
  return `part${bookmark}`;
}

function propertiesXml({ style, right, withNext }: ParagraphLook): string {
  const properties = [
    style && `<w:pStyle w:val="${style}"/>`,
    withNext && '<w:keepNext/>',
    right && '<w:jc w:val="right"/>',
  ].filter(Boolean);
  return properties.length === 0 ? '' : `<w:pPr>${properties.join('')}</w:pPr>`;
}

function runXml(text: string, { bold }: ParagraphLook = {}): string {
  if (text === '') return '';
  const properties = bold ? '<w:rPr><w:b/></w:rPr>' : '';
  const parts = text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`);
  return `<w:r>${properties}${parts.join('<w:tab/>')}</w:r>`;
}
