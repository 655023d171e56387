import { groupThousands, printFixed, printPlain } from './decimal.ts';
import type { OdsCell } from './ods-book.ts';
import { refusal } from './refusal.ts';
import { escapeXml } from './xml-escape.ts';

/** A cell as OpenDocument XML, in a named style where its column's own will not do. */
export function cellXml(cell: OdsCell, style?: string): string {
  if ('href' in cell) return linkXml(cell.href, cell.text, style);
  if ('number' in cell) return numberXml(cell, style);
  if (cell.text === '') return '<table:table-cell/>';
  return `<table:table-cell${styleXml(style)} office:value-type="string">${paragraphsXml(cell.text)}</table:table-cell>`;
}

type NumberCell = Extract<OdsCell, { number: number }>;

function numberXml(cell: NumberCell, style?: string): string {
  if (!Number.isFinite(cell.number)) {
    throw refusal(
      'NOT_A_NUMBER',
      `A cell cannot hold ${cell.number}. Write in words that there is no figure.`,
    );
  }
  // 95 means 95%: moved as text, since 0.285 × 100 in binary is not 28.5.
  const value = cell.percent ? Number(`${cell.number}e-2`) : cell.number;
  const type = cell.percent ? 'percentage' : 'float';
  return (
    `<table:table-cell${styleXml(style ?? numberStyleName(cell))} office:value-type="${type}" ` +
    `office:value="${value}"><text:p>${printNumber(cell)}</text:p></table:table-cell>`
  );
}

function printNumber({ number, decimals, percent, grouped }: NumberCell): string {
  const size = decimals === undefined ? printPlain(Math.abs(number)) : printFixed(number, decimals);
  const minus = number < 0 && /[1-9]/.test(size) ? '-' : '';
  return `${minus}${grouped ? groupThousands(size) : size}${percent ? '%' : ''}`;
}

/** The style that shows a number with its decimals, thousands and percent sign; undefined for a plain number. */
export function numberStyleName({ decimals, percent, grouped }: NumberCell): string | undefined {
  if (decimals === undefined && !percent && !grouped) return undefined;
  return `${percent ? 'percent' : 'number'}${decimals ?? ''}${grouped ? 'grouped' : ''}`;
}

function linkXml(href: string, text: string, style?: string): string {
  if (!/^(?:https?:\/\/|mailto:|#)/i.test(href)) {
    throw refusal(
      'LINK',
      `A link must begin with https://, http://, mailto: or #; this one is "${href}".`,
    );
  }
  const link = `<text:a xlink:type="simple" xlink:href="${escapeXml(href)}">${inlineXml(text)}</text:a>`;
  return `<table:table-cell${styleXml(style ?? 'link')} office:value-type="string"><text:p>${link}</text:p></table:table-cell>`;
}

function paragraphsXml(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => `<text:p>${inlineXml(line)}</text:p>`)
    .join('');
}

/** OpenDocument takes runs of spaces for one, so all but the first are spelt out; so are spaces at the edges, and tabs. */
function inlineXml(line: string): string {
  return escapeXml(line)
    .replaceAll('&#9;', '<text:tab/>')
    .replace(/&#1[03];/g, '<text:line-break/>')
    .replace(/^ +| +$|(?<= ) +/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}

function styleXml(style: string | undefined): string {
  return style === undefined ? '' : ` table:style-name="${style}"`;
}
