import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Problem } from '../errors.ts';

/** A row of a data file with the line on which it ends. */
export type Row<T> = { file: string; line: number; cells: T };

export type Table<T> = { rows: Row<T>[]; problems: Problem[] };

const parsed = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/** A Zod object that reads the cells of a row. */
export type RowSchema<T> = z.ZodType<T> & { shape: Record<string, z.ZodType> };

/** The rows of a CSV text as a schema reads them, and every cell that it refuses. */
export function readTable<T>(file: string, text: string, schema: RowSchema<T>): Table<T> {
  const table: Table<T> = { rows: [], problems: [] };
  try {
    const [heading, ...records] = parsed.parse(
      parse(text, { bom: true, info: true, trim: true, relax_column_count: true }),
    );
    const columns = heading?.record ?? [];
    table.problems.push(...wrongColumns(file, columns, Object.keys(schema.shape)));
    if (table.problems.length > 0) return table;
    for (const { record, info } of records) {
      const row = { file, line: info.lines, cells: record };
      if (record.length === columns.length) addRow(table, row, columns, schema);
      else table.problems.push(wrongLength(row, columns.length));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const place = { file, ...(typeof error.lines === 'number' && { line: error.lines }) };
    table.problems.push({ message: `Mend the CSV: ${error.message}`, place });
  }
  return table;
}

function addRow<T>(
  table: Table<T>,
  { file, line, cells }: Row<string[]>,
  columns: readonly string[],
  schema: RowSchema<T>,
): void {
  const named = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  const read = schema.safeParse(named);
  if (read.success) table.rows.push({ file, line, cells: read.data });
  else {
    for (const issue of read.error.issues) {
      const column = String(issue.path[0] ?? '');
      const place = { file, line, column };
      table.problems.push({ message: issue.message, place, found: named[column] ?? '' });
    }
  }
}

function wrongLength({ file, line, cells }: Row<string[]>, expected: number): Problem {
  return {
    message: 'Give the row one cell a column; quote a cell that holds a comma',
    place: { file, line },
    found: `${cells.length} cells`,
    expected: `${expected} cells`,
  };
}

function wrongColumns(file: string, found: readonly string[], expected: string[]): Problem[] {
  const missing = expected.filter((column) => !found.includes(column));
  const strange = found.filter((column) => !expected.includes(column));
  const place = { file, line: 1 };
  return [
    ...missing.map((column) => ({ message: `Add the column "${column}"`, place })),
    ...strange.map((column) => ({
      message: `Remove or rename the column "${column}"`,
      place,
      expected: expected.join(', '),
    })),
  ];
}
