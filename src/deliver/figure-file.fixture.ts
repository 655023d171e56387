/** Files of figures for tests, made from what matters to a test; the rest is usual. */
import type { Cell, Sheet } from '../spreadsheet/index.ts';
import type { IncomingFile } from './read-proposal.ts';

type Row = Record<'provider' | 'metric' | 'period' | 'kind' | 'value' | 'source', string>;

const usual: Row = {
  provider: 'Staffordshire',
  metric: 'P01',
  period: '2007-08',
  kind: 'actual',
  value: '95%',
  source: '',
};

/** A long file; what a row leaves out is the outturn of Staffordshire, P01, 2007-08: 95%. */
export function longFile(rows: readonly Partial<Row>[], name = 'figures.csv'): IncomingFile {
  return csvFile([Object.keys(usual), ...longRows(rows)], name);
}

/** The cells of the rows of a long file, without its headings. */
export function longRows(rows: readonly Partial<Row>[]): string[][] {
  return rows.map((row) => Object.values({ ...usual, ...row }));
}

/** A CSV file of these cells, as they stand: nothing is made harmless. */
export function csvFile(rows: readonly (readonly string[])[], name = 'figures.csv'): IncomingFile {
  return { name, bytes: Buffer.from(csvText(rows)) };
}

/** The same as text. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A sheet as a reader gives it. */
export function sheetOf(rows: readonly (readonly (string | Cell)[])[], firstRow = 1): Sheet {
  const cells = rows.map((row) =>
    row.map((cell): Cell => (typeof cell === 'string' ? { text: cell } : cell)),
  );
  return { name: 'Figures', firstRow, rows: cells };
}
