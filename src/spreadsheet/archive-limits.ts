import type { Entry } from 'yauzl';
import { GatehouseError } from '../errors.ts';
import { encrypted } from './kind-of-file.ts';
import { type Limits, printSize } from './limits.ts';
import { refusal } from './refusal.ts';

/** Parts smaller than this may be packed as tightly as they like. */
const RATIO_FROM_BYTES = 1024 * 1024;
const ARCHIVE_NAME = /\.(?:zip|gz|tgz|bz2|7z|rar|xz)$/i;

/** Refuses a zip of too many parts, before any is listed. */
export function checkEntries(count: number, limits: Limits): void {
  if (count <= limits.entries) return;
  throw refusal(
    'TOO_MANY_PARTS',
    `The file is made of ${count.toLocaleString('en-GB')} parts; a spreadsheet has at most ` +
      `${limits.entries.toLocaleString('en-GB')}. Open it, copy the table into a new workbook, and send that.`,
    { status: 413 },
  );
}

/** Refuses a part that is locked, unsafely named, an archive itself, there already, or too large once unpacked. */
export function checkEntry(entry: Entry, total: number, known: boolean, limits: Limits): void {
  if (entry.isEncrypted()) throw encrypted();
  if (!entry.canDecodeFileData()) {
    throw damaged(new Error(`Packed by method ${entry.compressionMethod}.`));
  }
  if (known) throw damaged(new Error(`Two parts are named ${entry.fileName}.`));
  if (entry.fileName.includes('\0')) throw unsafeName();
  if (ARCHIVE_NAME.test(entry.fileName)) throw archiveInside();
  checkUnpacked(entry, total, limits);
}

function checkUnpacked(entry: Entry, total: number, limits: Limits): void {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const bomb = entry.uncompressedSize > RATIO_FROM_BYTES && ratio > limits.ratio;
  if (!bomb && total <= limits.unzippedBytes) return;
  throw refusal(
    'UNPACKS_TOO_LARGE',
    `The file would unpack to more than can be read (${printSize(limits.unzippedBytes)} in all, and ` +
      `${limits.ratio} bytes for one). Delete unused rows, columns and sheets, or save the table as CSV.`,
    { status: 413 },
  );
}

/** The refusal of a zip that holds other files rather than being a spreadsheet. */
export function archiveInside(): Error {
  return refusal(
    'ARCHIVE',
    'This is an archive of other files. Unpack it and send the spreadsheet itself.',
  );
}

function unsafeName(cause?: unknown): Error {
  return refusal(
    'UNSAFE_NAME',
    'The file has a part whose name points outside it, which no spreadsheet program writes. ' +
      'Ask whoever made it for a new copy, saved as XLSX, ODS or CSV.',
    { cause },
  );
}

/** What went wrong with a zip, as a refusal; one that is a refusal already stays what it is. */
export function damaged(cause: unknown): Error {
  if (cause instanceof GatehouseError) return cause;
  const reason = cause instanceof Error ? cause.message : '';
  // The wording of yauzl, pinned by a test.
  if (/strong encryption/.test(reason)) return encrypted();
  if (/absolute path|invalid relative path|invalid characters/.test(reason))
    return unsafeName(cause);
  return refusal(
    'DAMAGED',
    'The spreadsheet is damaged or was cut short on its way. Download or copy it again; ' +
      'if it still fails, open it and save it under a new name.',
    { cause },
  );
}
