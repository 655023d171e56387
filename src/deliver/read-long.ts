import { type Cell, columnLetter } from '../spreadsheet/index.ts';
import type { Entries, Entry } from './entry.ts';
import type { Laid } from './layout.ts';

type Options = { file: string; period?: string | undefined; manySheets: boolean };

/** Reads one figure a row. Rows without any text are passed over. */
export function readLong(laid: Laid & { layout: 'long' }, options: Options): Entries {
  const { sheet, columns, heading } = laid;
  const entries: Entry[] = [];
  sheet.rows.slice(heading + 1).forEach((cells, index) => {
    if (cells.every((cell) => cell.text.trim() === '')) return;
    const text = (column: number | undefined) =>
      column === undefined ? '' : (cells[column]?.text.trim() ?? '');
    entries.push({
      provider: text(columns.provider),
      metric: text(columns.metric),
      period: text(columns.period) || (options.period ?? ''),
      kind: columns.kind === undefined ? 'actual' : text(columns.kind),
      value: text(columns.value),
      note: text(columns.note),
      merged: isMerged(cells[columns.value]),
      place: {
        file: options.file,
        ...(options.manySheets ? { sheet: sheet.name } : {}),
        row: sheet.firstRow + heading + 1 + index,
        column: columnLetter(columns.value),
      },
    });
  });
  return { entries, problems: [], notices: [] };
}

function isMerged(cell: Cell | undefined): boolean {
  return cell?.merged ?? false;
}
