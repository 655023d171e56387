import { numericUnits } from '../../../catalogue/index.ts';
import { cellsOf, tableIn } from '../../agreement/content.ts';
import { rowsOf } from './edit-form.ts';
import { type Editing, editingAddress } from './editing.ts';

/** What is longer is given room in a table that scrolls. */
const longText = 40;

type ListCell = { text: string; numeric: boolean; classes?: string };
type ListRow = [{ text: string; href: string; classes: string }, ...ListCell[]];

/** The rows of a table as the `dataTable` macro draws them, each with the way to its own form. */
export function rowList(editing: Editing) {
  const { table, base } = editing;
  const columns = table.columns.filter(({ code }) => code !== table.named);
  const said = tableIn(base.content, table.code);
  const rows = rowsOf(table, base.content).map(({ code, title }): ListRow => {
    const cells = cellsOf(said, code) ?? {};
    const href = editingAddress(editing, { row: code });
    return [
      { text: title, href, classes: 'gh-words' },
      ...columns.map((column) => ({
        text: cells[column.code] ?? '',
        numeric: numericUnits.includes(column.unit),
        ...((cells[column.code] ?? '').length > longText && { classes: 'gh-words' }),
      })),
    ];
  });
  const named = table.columns.find(({ code }) => code === table.named)?.title ?? 'Row';
  return {
    id: 'rows',
    caption: 'Choose a row to change',
    classes: 'gh-dense',
    head: [
      { text: named },
      ...columns.map(({ title, unit }) => ({ text: title, numeric: numericUnits.includes(unit) })),
    ],
    rows,
    empty: 'There is no row yet.',
  };
}
