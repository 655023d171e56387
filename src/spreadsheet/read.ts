import type { Limits } from './limits.ts';
import { refusal } from './refusal.ts';
import type { Workbook } from './workbook.ts';

/** Reads a CSV, TSV, XLSX or ODS file; which one is told by its bytes, not its name. Throws SPREADSHEET_… errors. */
export async function readWorkbook(
  _bytes: Uint8Array,
  _fileName: string,
  _limits: Partial<Limits> = {},
): Promise<Workbook> {
  throw refusal('EMPTY', 'Not built yet.');
}
