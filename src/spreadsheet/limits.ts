import { refusal } from './refusal.ts';

/** How much one file may ask of the hub. Sizes are in bytes. */
export type Limits = {
  /** The file as sent. */
  fileBytes: number;
  /** All parts of a zipped spreadsheet together, unpacked. */
  unzippedBytes: number;
  /** Unpacked bytes for one packed byte, of any part larger than a mebibyte. */
  ratio: number;
  /** Parts in a zipped spreadsheet. */
  entries: number;
  /** Rows of a sheet, and columns; those of Excel and LibreOffice Calc. */
  rows: number;
  columns: number;
  /** Cells of all sheets together. */
  cells: number;
};

const MEBIBYTE = 1024 * 1024;

export const LIMITS: Readonly<Limits> = {
  fileBytes: 50 * MEBIBYTE,
  unzippedBytes: 200 * MEBIBYTE,
  ratio: 200,
  entries: 1000,
  rows: 1_048_576,
  columns: 16_384,
  cells: 5_000_000,
};

/** Refuses a file by its size in bytes, before any of it is read. Throws SPREADSHEET_TOO_LARGE (413). */
export function checkSize(size: number, limits: Partial<Limits> = {}): void {
  const allowed = limits.fileBytes ?? LIMITS.fileBytes;
  if (size <= allowed) return;
  throw refusal(
    'TOO_LARGE',
    `The file is ${printSize(size)}; the largest that can be read is ${printSize(allowed)}. ` +
      'Split it into several files, or leave out the sheets that are not needed.',
    { status: 413 },
  );
}

/** A size in bytes for people: '50 MB', '1.5 KB'. Counts in 1,024s, as file managers do. */
export function printSize(bytes: number): string {
  const inMebibytes = bytes >= MEBIBYTE;
  const size = bytes / (inMebibytes ? MEBIBYTE : 1024);
  // A size just over a limit must not print as the limit itself.
  return `${Math.ceil(size * 10) / 10} ${inMebibytes ? 'MB' : 'KB'}`;
}
