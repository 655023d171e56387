/** Files of figures for tests, made from what matters to a test; the rest is usual. */
import assert from 'node:assert/strict';
import { GatehouseError, printPlace } from '../errors.ts';
import { type Cell, type Sheet, writeOds } from '../spreadsheet/index.ts';
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

/** Four figures of one area in the long layout. */
export const fourLong: string[][] = [
  ['provider', 'metric', 'period', 'kind', 'value'],
  ['Staffordshire', 'P01', '2007-08', 'actual', '95%'],
  ['Staffordshire', 'P09', '2007-08', 'actual', '1,028'],
  ['Staffordshire', 'P01', '2007-08', 'target', '90%'],
  ['Staffordshire', 'P09', '2007-08', 'target', '861'],
];

/** The same four in the wide layout as the appendices print it, which leaves the period to whoever sends it. */
export const fourWide: string[][] = [
  ['', '', 'P01', 'P09'],
  ['Staffordshire', 'Actual', '95%', '1,028'],
  ['', 'Target', '90%', '861'],
];

/** A long file; what a row leaves out is the outturn of Staffordshire, P01, 2007-08: 95%. */
export function longFile(rows: readonly Partial<Row>[], name = 'figures.csv'): IncomingFile {
  return csvFile([Object.keys(usual), ...longRows(rows)], name);
}

/** The cells of the rows of a long file, without its headings. */
export function longRows(rows: readonly Partial<Row>[]): string[][] {
  return rows.map((row) => Object.values({ ...usual, ...row }));
}

/** So many different rows: one prison, 25 metrics, the quarters since 1900, none of them supplied. */
export function manyRows(count: number): Partial<Row>[] {
  return Array.from({ length: count }, (_, index) => {
    const quarter = Math.floor(index / 25);
    const year = 1900 + Math.floor(quarter / 4);
    const next = String((year + 1) % 100).padStart(2, '0');
    return {
      provider: 'Stafford',
      metric: `K${String(1 + (index % 25)).padStart(2, '0')}`,
      period: `${year}-${next} Q${1 + (quarter % 4)}`,
      value: '..',
    };
  });
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

/** An ODS file of these sheets. */
export function odsBookOf(...sheets: { name: string; rows: string[][] }[]): Promise<Uint8Array> {
  const cells = (rows: string[][]) => rows.map((row) => row.map((text) => ({ text })));
  return writeOds({
    title: 'Figures',
    sheets: sheets.map(({ name, rows }) => ({ name, rows: cells(rows) })),
  });
}

/** The rows of an XLSX sheet as XML; a cell may be given as XML of its own, from <c> on. */
export function xlsxRows(rows: string[][]): string {
  const cell = (text: string, reference: string) =>
    text.startsWith('<')
      ? text.replace('<c', `<c r="${reference}"`)
      : `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return rows
    .map((row, index) => {
      const number = index + 1;
      const cells = row.map((text, at) => cell(text, `${String.fromCharCode(65 + at)}${number}`));
      return `<row r="${number}">${cells.join('')}</row>`;
    })
    .join('');
}

/** The refusal that some work ends with. */
export async function refusalOf(work: Promise<unknown>): Promise<GatehouseError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof GatehouseError, String(error));
    return error;
  }
  assert.fail('It was accepted, though it should be refused.');
}

/** What is wrong and where, a line a problem. */
export function printProblems({ problems }: GatehouseError): string[] {
  return problems.map(
    ({ message, place, found }) => `${printPlace(place ?? {})}: ${message} Found: ${found}`,
  );
}
