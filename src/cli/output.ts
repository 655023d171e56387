import { writeCsv } from '../spreadsheet/index.ts';

export const formats = ['table', 'json', 'csv'] as const;
export type Format = (typeof formats)[number];

/** A column of a printed table: its heading and what stands in it. */
export type Column<T> = { heading: string; read: (row: T) => string | number | null };

/** Rows in the format asked for: an aligned table for people, JSON or CSV for programs. */
export function printRows<T>(
  format: Format,
  rows: readonly T[],
  columns: readonly Column<T>[],
  data: readonly unknown[] = rows,
): string {
  if (format === 'json') return `${JSON.stringify(data, null, 2)}\n`;
  const cells = rows.map((row) => columns.map(({ read }) => read(row)));
  const headings = columns.map(({ heading }) => heading);
  if (format === 'csv') {
    return writeCsv([headings, ...cells.map((row) => row.map((cell) => cell ?? ''))]);
  }
  return printTable(headings, cells);
}

/** Columns aligned to their widest cell, numbers to the right. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const numeric = headings.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const texts = [headings, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
  const widths = headings.map((_, column) =>
    Math.max(...texts.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return numeric[column] ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const [first = [], ...others] = texts;
  return `${[line(first), widths.map((width) => '-'.repeat(width)).join('  '), ...others.map(line)].join('\n')}\n`;
}
