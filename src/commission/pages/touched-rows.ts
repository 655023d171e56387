import { type AgreementTemplate, findTable, formRow } from '../../catalogue/index.ts';
import type { Change } from '../agreement/change.ts';
import { placeWords } from '../agreement/change-words.ts';
import type { Content } from '../agreement/content.ts';

/** A row that changes touch, by its `table/row` and in words. */
export type TouchedRow = { key: string; title: string };

/** The rows that changes touch, in the order in which they first do. */
export function touchedRows(
  template: AgreementTemplate,
  content: Content,
  changes: readonly Change[],
): TouchedRow[] {
  const keys = [...new Set(changes.map(keyOf))];
  return keys.map((key) => ({ key, title: titleOf(template, content, { key, changes }) }));
}

/** The row that a change touches: `table/row`. */
export function keyOf(change: Change): string {
  return change.kind === 'cell'
    ? `${change.at.table}/${change.at.row}`
    : `${change.table}/${change.row}`;
}

/** A row that is added is named by what is written in it. */
function titleOf(
  template: AgreementTemplate,
  content: Content,
  { key, changes }: { key: string; changes: readonly Change[] },
): string {
  const [table = '', row = ''] = key.split('/');
  const named = findTable(template, table)?.named ?? '';
  for (const change of changes) {
    const name = change.kind === 'row added' && keyOf(change) === key && change.cells[named];
    if (name) return `${placeWords(template, content, { table })}, ${name}`;
  }
  return placeWords(template, content, { table, ...(row !== formRow && { row }) });
}
