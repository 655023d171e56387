export type CsvCell = string | number | null;

// A text that a spreadsheet program would take for a formula when it opens the file.
const FORMULA = /^[=+\-@\t\r\n]/;
// Signed numbers and the lone dash for "not supplied" begin alike, and do no harm.
const HARMLESS = /^[+-]?(?:£?\d[\d,]*(?:\.\d+)?%?)?$/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** Writes rows as RFC 4180 text with CRLF. Text that would open as a formula gets a leading apostrophe; null is blank. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
