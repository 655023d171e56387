import { instantWords } from '../../../calendar/index.ts';
import { type AgreedTable, printAddress } from '../../../catalogue/index.ts';
import { placeWords } from '../../agreement/change-words.ts';
import type { AgreementView } from '../../agreement/get-agreement.ts';
import { paragraphsOf } from '../../document/document-table.ts';
import { actorWords } from '../life-words.ts';
import { rowsOf, shownCells } from './edit-form.ts';
import type { Editing } from './editing.ts';

/** A remark as a page shows it. */
export type RemarkView = {
  about: string;
  by: string;
  at: string;
  paragraphs: readonly string[];
};

/** What was remarked on a table, its rows and its cells, the latest first. */
export function remarksOn(
  { file, template, content }: AgreementView,
  table: AgreedTable,
): RemarkView[] {
  return file.comments
    .filter(({ about }) => `${about}/`.startsWith(`${table.code}/`))
    .map(({ about, actor, recordedAt, text }) => {
      const [, row, column] = about.split('/');
      const place = { table: table.code, ...(row && { row }), ...(column && { column }) };
      return {
        about: placeWords(template, content, place),
        by: actorWords(actor),
        at: instantWords(recordedAt),
        paragraphs: paragraphsOf(text),
      };
    })
    .toReversed();
}

/** What can be remarked on from a form: the table, its rows, and the cells of a row that stands alone. */
export function remarkPlaces({
  table,
  base,
  form,
}: Editing): Array<{ value: string; text: string }> {
  const whole = { value: table.code, text: 'The whole table' };
  const rows = rowsOf(table, base.content);
  const { scope } = form;
  if (scope.kind === 'row' || table.shape === 'form') {
    const cells = shownCells(form).map((at) => {
      const column = table.columns.find(({ code }) => code === at.column);
      return { value: printAddress(at), text: column?.title ?? at.column };
    });
    const row = rows.find(({ code }) => scope.kind === 'row' && code === scope.row);
    const own = row ? [{ value: `${table.code}/${row.code}`, text: `The row ${row.title}` }] : [];
    return [...own, ...cells, whole];
  }
  return [
    whole,
    ...rows.map(({ code, title }) => ({ value: `${table.code}/${code}`, text: title })),
  ];
}
