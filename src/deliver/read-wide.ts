import type { Place, Problem } from '../errors.ts';
import { type Cell, columnLetter } from '../spreadsheet/index.ts';
import { type Entries, type Entry, findKind } from './entry.ts';
import type { Laid, WideColumns } from './layout.ts';

type Options = {
  file: string;
  period?: string | undefined;
  manySheets: boolean;
};
type Row = { cells: readonly Cell[]; number: number };

/**
 * Reads providers down and metrics across, a row of actuals and a row of targets for each. A blank provider
 * (or period) is the one above, as printed tables leave it out on the second row.
 */
export function readWide(laid: Laid & { layout: 'wide' }, options: Options): Entries {
  const { sheet, columns, heading } = laid;
  const found: Entries = { entries: [], problems: [], notices: [] };
  let above = { provider: '', period: options.period ?? '' };
  sheet.rows.slice(heading + 1).forEach((cells, index) => {
    if (cells.every((cell) => cell.text.trim() === '')) return;
    const row: Row = { cells, number: sheet.firstRow + heading + 1 + index };
    const text = (column: number | undefined) =>
      column === undefined ? '' : (cells[column]?.text.trim() ?? '');
    above = {
      provider: text(columns.provider) || above.provider,
      period: text(columns.period) || above.period,
    };
    const place = (column: number) => ({
      file: options.file,
      ...(options.manySheets ? { sheet: sheet.name } : {}),
      row: row.number,
      column: columnLetter(column),
    });
    const kind = text(columns.kind);
    const refused = refuseRow(columns, kind, place(columns.kind));
    if (refused) found.problems.push(refused);
    else found.entries.push(...figuresOf(row, columns, { ...above, kind }, place));
  });
  return found;
}

function refuseRow(columns: WideColumns, kind: string, place: Place): Problem | undefined {
  if (findKind(kind)) return undefined;
  return {
    message: `Say what the row states: Actual or Target, in column ${columnLetter(columns.kind)}.`,
    place,
    found: kind,
    expected: 'Actual or Target',
  };
}

function figuresOf(
  row: Row,
  columns: WideColumns,
  stated: { provider: string; period: string; kind: string },
  place: (column: number) => Entry['place'],
): Entry[] {
  return columns.metrics.map(({ column, text }) => ({
    ...stated,
    metric: text,
    value: row.cells[column]?.text.trim() ?? '',
    note: '',
    merged: row.cells[column]?.merged ?? false,
    place: place(column),
  }));
}
