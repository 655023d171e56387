import { type AgreementDocument, type DocumentSection, isWide } from './agreement-document.ts';
import { type DocumentTable, paragraphsOf, tableHeading } from './document-table.ts';

/** What turns a view and its data into text: the web door's `Render` fits. */
export type Draw = (
  view: string,
  frame: { title: string; path: string },
  data: Record<string, unknown>,
) => string;

type ShownCell = {
  paragraphs: readonly string[];
  figures: boolean;
  header: 'row' | 'rowgroup' | null;
  /** How many rows it covers. */
  rows: number;
};
type ShownTable = Pick<
  DocumentTable,
  'id' | 'note' | 'columns' | 'grouped' | 'findings' | 'nothing'
> & {
  heading: string;
  /** Many columns, in small print. */
  small: boolean;
  /** Short enough to stay on one page. */
  short: boolean;
  groups: ShownCell[][][];
  totals: ShownCell[][];
};

/** The agreement as one HTML file that needs nothing beside it: no script, no other file. */
export function agreementHtml(draw: Draw, document: AgreementDocument): string {
  return draw(
    'commission/views/agreement-file.njk',
    { title: document.title, path: '/agreements' },
    { document, sections: document.sections.map(shownSection) },
  );
}

function shownSection(section: DocumentSection) {
  const { id, title, note, tables } = section;
  const wide = isWide(section);
  return { id, title, wide, notes: paragraphsOf(note ?? ''), tables: tables.map(shownTable) };
}

const mostInFullSize = 12;
const mostRowsOfShort = 12;
const mostWordsOfShort = 1500;

function isShort({ groups, totals }: DocumentTable): boolean {
  const rows = [...groups.flat(), ...totals];
  return rows.length <= mostRowsOfShort && rows.flat().join('').length <= mostWordsOfShort;
}

function shownTable(table: DocumentTable): ShownTable {
  const { id, note, columns, grouped, findings, nothing } = table;
  return {
    ...{ id, note, columns, grouped, findings, nothing },
    heading: tableHeading(table),
    small: columns.length > mostInFullSize,
    short: isShort(table),
    groups: table.groups.map((rows) =>
      rows.map((row, index) => shownRow(table, row, { first: index === 0, rows: rows.length })),
    ),
    totals: table.totals.map((row) => shownRow(table, row, { first: true, rows: 1 })),
  };
}

/** In a grouped table the first cell stands in the first row only, and covers the rows of its group. */
function shownRow(
  { columns, rowHeader, grouped }: DocumentTable,
  row: readonly string[],
  { first, rows }: { first: boolean; rows: number },
): ShownCell[] {
  const cells = row.map(
    (text, column): ShownCell => ({
      paragraphs: paragraphsOf(text),
      figures: columns[column]?.figures ?? false,
      header: column === rowHeader ? 'row' : null,
      rows: 1,
    }),
  );
  const [group, ...others] = cells;
  if (!grouped || !group) return cells;
  return first ? [{ ...group, header: 'rowgroup', rows }, ...others] : others;
}
