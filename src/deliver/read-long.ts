import { type Cell, columnLetter } from '../spreadsheet/index.ts';
import { type Entries, type Entry, type Field, type FieldPlaces, fields } from './entry.ts';
import type { Laid, LongColumns } from './layout.ts';
import { Turn } from './turn.ts';

type Options = { file: string; period?: string | undefined; manySheets: boolean };

/** Reads one figure a row. Rows without any text are passed over, and so are columns that no figure has. */
export async function readLong(
  laid: Laid & { layout: 'long' },
  options: Options,
): Promise<Entries> {
  const { sheet, columns, heading, end } = laid;
  const fixed = { options, columns, places: fieldPlaces(columns), sheetName: sheet.name };
  const entries: Entry[] = [];
  const turn = new Turn();
  for (const [index, cells] of sheet.rows.slice(heading + 1, end).entries()) {
    if (turn.isOver()) await turn.giveWay();
    if (cells.every((cell) => cell.text.trim() === '')) continue;
    entries.push(entryOf(cells, sheet.firstRow + heading + 1 + index, fixed));
  }
  return { entries, problems: [], notices: passedOver(laid) };
}

function entryOf(
  cells: readonly Cell[],
  row: number,
  fixed: { options: Options; columns: LongColumns; places: FieldPlaces; sheetName: string },
): Entry {
  const { options, columns, places, sheetName } = fixed;
  const text = (column: number | undefined) =>
    column === undefined ? '' : (cells[column]?.text.trim() ?? '');
  const isMerged = (field: Field) => cells[columns[field] ?? -1]?.merged === true;
  return {
    provider: text(columns.provider),
    metric: text(columns.metric),
    period: text(columns.period) || (options.period ?? ''),
    kind: columns.kind === undefined ? 'actual' : text(columns.kind),
    value: text(columns.value),
    note: text(columns.note),
    merged: fields.find((field) => field !== 'note' && isMerged(field)),
    fields: places,
    place: {
      file: options.file,
      ...(options.manySheets ? { sheet: sheetName } : {}),
      row,
      column: columnLetter(columns.value),
    },
  };
}

function fieldPlaces(columns: LongColumns): FieldPlaces {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const column = columns[field];
      return column === undefined ? [] : [[field, { column: columnLetter(column) }]];
    }),
  );
}

function passedOver({ sheet, columns, heading }: Laid & { layout: 'long' }): string[] {
  const taken = Object.values(columns);
  const others = (sheet.rows[heading] ?? []).flatMap(({ text }, column) =>
    text.trim() === '' || taken.includes(column)
      ? []
      : [`${columnLetter(column)} (“${text.trim().slice(0, 40)}”)`],
  );
  if (others.length === 0) return [];
  return [
    `Passed over, since no figure has them: ${others.length === 1 ? 'column' : 'columns'} ${others.join(', ')}.`,
  ];
}
