import { type AgreementTemplate, findTable, formRow } from '../../catalogue/index.ts';
import { type Change, tableOf } from '../agreement/change.ts';
import { type Cells, type Content, rowTitle } from '../agreement/content.ts';
import { diffLines, diffWords, type LinePart } from '../agreement/line-diff.ts';
import { tableHeading } from '../document/document-table.ts';
import { firstLine } from './words.ts';

/** One change as a page shows it; of prose with `parts`, a tracked change by lines or by words. */
export type ChangeView = {
  table: string;
  row: string;
  column: string;
  before: string;
  after: string;
  parts?: readonly LinePart[];
  byLine?: boolean;
};

/** Changes of one table under its heading. */
export type TableChanges = { heading: string; changes: readonly ChangeView[] };

/** Changes table by table, by the titles of the form; `content` names the rows. */
export function tableChanges(
  template: AgreementTemplate,
  content: Content,
  changes: readonly Change[],
): TableChanges[] {
  const codes = [...new Set(changes.map(tableOf))];
  return codes.map((code) => {
    const table = findTable(template, code);
    const heading = table ? tableHeading(table) : code;
    return {
      heading,
      changes: changes
        .filter((change) => tableOf(change) === code)
        .map((change) => changeView(template, content, change)),
    };
  });
}

function changeView(template: AgreementTemplate, content: Content, change: Change): ChangeView {
  const table = findTable(template, tableOf(change));
  if (change.kind !== 'cell') {
    const text = cellsWords(template, change.table, change.cells);
    const named = table?.named === undefined ? undefined : change.cells[table.named];
    return {
      ...{ table: change.table, row: firstLine(named ?? change.row), column: 'Whole row' },
      ...(change.kind === 'row added' ? { before: '', after: text } : { before: text, after: '' }),
    };
  }
  const { at, before, after } = change;
  const column = table?.columns.find(({ code }) => code === at.column);
  const row = at.row === formRow ? '' : firstLine(rowTitle(template, content, at));
  return {
    ...{ table: at.table, row, column: column?.title ?? at.column, before, after },
    ...(column?.unit === 'prose' && tracked(before, after)),
  };
}

/** A change as it is tracked: line by line where there are several lines, else word by word. */
export function trackedParts(before: string, after: string): LinePart[] {
  return isByLine(before, after) ? diffLines(before, after) : diffWords(before, after);
}

function isByLine(...texts: readonly string[]): boolean {
  return texts.some((text) => text.includes('\n'));
}

/** What was written anew, or taken out altogether, is read better whole. */
function tracked(before: string, after: string): Pick<ChangeView, 'parts' | 'byLine'> {
  if (before === '' || after === '') return {};
  return {
    parts: trackedParts(before, after),
    byLine: isByLine(before, after),
  };
}

function cellsWords(template: AgreementTemplate, code: string, cells: Cells): string {
  const columns = findTable(template, code)?.columns ?? [];
  return columns
    .flatMap((column) => {
      const text = cells[column.code] ?? '';
      return text === '' ? [] : [`${column.title}: ${text}`];
    })
    .join('\n');
}
