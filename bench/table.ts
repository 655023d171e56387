/** What was measured, as a table whose first column says what; `aim` is what we want to see. */
export type Table = {
  title: string;
  aim: string;
  rows: readonly Readonly<Record<string, string | number>>[];
};

/** The table as text, numbers to the right. */
export function printTable({ title, aim, rows }: Table): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => headings.map((heading) => row[heading] ?? ''));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => printCell(row[column]).length)),
  );
  const line = (row: readonly (string | number)[], isHeading = false) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const toTheRight = typeof cell === 'number' || (isHeading && column > 1);
        return toTheRight ? printCell(cell).padStart(width) : printCell(cell).padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [`\n${title}`, `Aim: ${aim}.`, '', line(headings, true), ...cells.map((row) => line(row))]
    .map((text) => `${text}\n`)
    .join('');
}

/** Three digits that count, or the whole number where there are more. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function printCell(cell: string | number | undefined): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-GB') : (cell ?? '');
}
