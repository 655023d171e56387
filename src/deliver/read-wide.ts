import type { Place, Problem } from '../errors.ts';
import { type Cell, columnLetter } from '../spreadsheet/index.ts';
import { type Entries, type Entry, type FieldPlaces, findKind } from './entry.ts';
import type { Laid, WideColumns } from './layout.ts';
import { Turn } from './turn.ts';

type Options = {
  file: string;
  period?: string | undefined;
  manySheets: boolean;
};
type PlaceAt = (row: number, column: number) => Entry['place'];
type Row = { cells: readonly Cell[]; number: number };
/** What a row states of all its figures, and where. */
type Stated = { provider: string; period: string; kind: string; fields: FieldPlaces };

/**
 * Reads providers down and metrics across, a row of actuals and a row of targets for each. A blank provider
 * (or period) is the one above, as printed tables leave it out on the second row.
 */
export async function readWide(
  laid: Laid & { layout: 'wide' },
  options: Options,
): Promise<Entries> {
  const { sheet, columns, heading, end } = laid;
  const found: Entries = { entries: [], problems: [], notices: [] };
  const headingRow = sheet.firstRow + heading;
  const place = placeIn(options, sheet.name);
  const headed = new Set([columns.provider, columns.kind, columns.period]);
  for (const { column } of columns.metrics) headed.add(column);
  // A metric stands in the column of its figures, in the heading row.
  const fields: FieldPlaces = { metric: { row: headingRow } };
  let above: Stated = { provider: '', period: options.period ?? '', kind: '', fields };
  const turn = new Turn();
  for (const [index, cells] of sheet.rows.slice(heading + 1, end).entries()) {
    if (turn.isOver()) await turn.giveWay();
    if (cells.every((cell) => cell.text.trim() === '')) continue;
    const row: Row = { cells, number: headingRow + 1 + index };
    above = statedBy(row, columns, above);
    const refused = refuseRow(columns, above.kind, place(row.number, columns.kind ?? 0));
    if (refused) found.problems.push(refused);
    else found.entries.push(...figuresOf(row, columns, above, place));
    cells.forEach(({ text }, column) => {
      if (text.trim() === '' || headed.has(column)) return;
      headed.add(column);
      found.problems.push(refuseColumn(text.trim(), place(row.number, column)));
    });
  }
  return found;
}

function placeIn({ file, manySheets }: Options, sheet: string): PlaceAt {
  if (manySheets) return (row, column) => ({ file, sheet, row, column: columnLetter(column) });
  return (row, column) => ({ file, row, column: columnLetter(column) });
}

function statedBy(row: Row, columns: WideColumns, above: Stated): Stated {
  const text = (column: number | undefined) =>
    column === undefined ? '' : (row.cells[column]?.text.trim() ?? '');
  const at = (column: number) => ({ row: row.number, column: columnLetter(column) });
  const [provider, period] = [text(columns.provider), text(columns.period)];
  return {
    provider: provider || above.provider,
    period: period || above.period,
    kind: columns.kind === undefined ? 'actual' : text(columns.kind),
    fields: {
      ...above.fields,
      ...(provider || !above.fields.provider ? { provider: at(columns.provider) } : {}),
      ...(period && columns.period !== undefined ? { period: at(columns.period) } : {}),
    },
  };
}

function refuseRow(columns: WideColumns, kind: string, place: Place): Problem | undefined {
  if (columns.kind === undefined || findKind(kind)) return undefined;
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
  { provider, period, kind, fields }: Stated,
  place: PlaceAt,
): Entry[] {
  return columns.metrics.map(({ column, text }) => ({
    provider,
    metric: text,
    period,
    kind,
    value: row.cells[column]?.text.trim() ?? '',
    note: '',
    merged: row.cells[column]?.merged ? 'value' : undefined,
    fields,
    place: place(row.number, column),
  }));
}

/** Told once a column, at its first figure. */
function refuseColumn(found: string, place: Entry['place']): Problem {
  return {
    message: `Column ${place.column} holds figures, but no heading says which metric they are of.`,
    place,
    found,
    expected: 'the code of a metric in the heading row',
  };
}
