import { type AgreedTable, type AgreementTemplate, findTable } from '../../catalogue/index.ts';
import type { Change } from './change.ts';
import { type Cells, type Content, rowTitle } from './content.ts';

/** Longest part of a text that a sentence quotes; the whole stands beside it. */
const quotedLength = 80;

/** A change in a line, by the titles of the form: `Table 8a, Workshop 1, Places: 50 → 48`. */
export function changeWords(template: AgreementTemplate, content: Content, change: Change): string {
  if (change.kind === 'cell') {
    return `${placeWords(template, content, change.at)}: ${quote(change.before)} → ${quote(change.after)}`;
  }
  const table = findTable(template, change.table);
  const named = (table?.named && change.cells[table.named]) || change.row;
  const what = change.kind === 'row added' ? 'added' : 'removed';
  const place = `${tableWords(table, change.table)}, ${named}: ${what}`;
  const cells = cellWords(table, change.cells);
  return cells === '' ? place : `${place} (${cells})`;
}

/** Where something stands, by the titles of the form: `Table 8a, Workshop 1, Places`. Row and column may be left out. */
export function placeWords(
  template: AgreementTemplate,
  content: Content,
  at: { table: string; row?: string | undefined; column?: string | undefined },
): string {
  const table = findTable(template, at.table);
  const column = table?.columns.find(({ code }) => code === at.column)?.title ?? at.column;
  const row =
    at.row === undefined || table?.shape === 'form'
      ? undefined
      : rowTitle(template, content, { table: at.table, row: at.row });
  return [tableWords(table, at.table), row, column].filter(Boolean).join(', ');
}

function tableWords(table: AgreedTable | undefined, code: string): string {
  return table?.label ?? table?.title ?? code;
}

function cellWords(table: AgreedTable | undefined, cells: Cells): string {
  const columns = table?.columns.filter(({ code }) => code !== table.named) ?? [];
  return columns
    .flatMap(({ code, title }) => {
      const text = cells[code] ?? '';
      return text === '' ? [] : [`${title} ${quote(text)}`];
    })
    .join(', ');
}

function quote(text: string): string {
  if (text === '') return 'blank';
  return text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text;
}
