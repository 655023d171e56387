import { type Archive, openArchive } from './archive.ts';
import { archiveInside } from './archive-limits.ts';
import { readDelimited } from './delimited.ts';
import { kindOfFile } from './kind-of-file.ts';
import { checkSize, LIMITS, type Limits } from './limits.ts';
import { readOds } from './ods.ts';
import { refusal } from './refusal.ts';
import type { Workbook } from './workbook.ts';
import { readXlsx } from './xlsx.ts';

const ODS_TYPE = /^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?\s*$/;

/**
 * Reads a CSV, TSV, XLSX or ODS file, all sheets, within limits; which one it is, its bytes tell and not its
 * name. Throws SPREADSHEET_… errors that say what to do. Other work gets its turn every few thousand rows.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<Limits> = {},
): Promise<Workbook> {
  const allowed: Limits = { ...LIMITS, ...limits };
  checkSize(bytes.length, allowed);
  if (bytes.length === 0) throw empty(fileName);
  const workbook =
    kindOfFile(bytes) === 'zip'
      ? await readZipped(bytes, allowed)
      : await readDelimited(bytes, allowed);
  if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw empty(fileName);
  return workbook;
}

async function readZipped(bytes: Uint8Array, limits: Limits): Promise<Workbook> {
  const archive = await openArchive(bytes, limits);
  if (archive.has('mimetype')) return readOpenDocument(archive, limits);
  if (archive.has('[Content_Types].xml')) return readXlsx(archive, limits);
  throw archiveInside();
}

async function readOpenDocument(archive: Archive, limits: Limits): Promise<Workbook> {
  let type = '';
  for await (const chunk of archive.part('mimetype')) {
    if (type.length < 1000) type += Buffer.from(chunk).toString('latin1');
  }
  if (ODS_TYPE.test(type)) return readOds(archive, limits);
  throw refusal(
    'NOT_A_TABLE',
    'This is an OpenDocument file, but not a spreadsheet. Copy the table into a spreadsheet, ' +
      'save it as ODS and send that.',
  );
}

function empty(fileName: string): Error {
  return refusal(
    'EMPTY',
    `${fileName === '' ? 'The file' : fileName} has nothing in it. ` +
      'Check that the right file was chosen and that it was saved after the table was filled in.',
  );
}
