import type { AgreementTemplate } from '../../catalogue/index.ts';
import { type Content, rowTitle } from '../agreement/content.ts';
import { laidRows } from './table-layout.ts';

/** One cell of an agreement with the words that name its place: a row of the long CSV. */
export type CellRow = {
  section: string;
  table: string;
  tableTitle: string;
  row: string;
  rowTitle: string;
  column: string;
  columnTitle: string;
  text: string;
};

/** Every cell that holds something, in the order of the form. */
export function cellRows(template: AgreementTemplate, content: Content): CellRow[] {
  return template.sections.flatMap((section) =>
    section.tables.flatMap((table) => {
      return laidRows(table, content).flatMap(({ row, cells }) =>
        table.columns.flatMap((column) => {
          const text = cells[column.code] ?? '';
          if (text === '') return [];
          const named = rowTitle(template, content, { table: table.code, row });
          return [
            {
              ...{ section: section.code, table: table.code, tableTitle: table.title },
              ...{ row, rowTitle: named, column: column.code, columnTitle: column.title, text },
            },
          ];
        }),
      );
    }),
  );
}
