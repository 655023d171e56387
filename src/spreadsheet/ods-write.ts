import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { OdsBook } from './ods-book.ts';
import { contentXml } from './ods-content.ts';
import { manifestXml, metaXml, ODS_MIMETYPE, stylesXml } from './ods-parts.ts';
import { refusal } from './refusal.ts';

/** The earliest day that a zip can state. Local, as zips count, so that it is the same day in every time zone. */
const NO_DATE = new Date(1980, 0, 1);
/** The longest name of a sheet that Excel opens. */
const LONGEST_NAME = 31;

/** Writes an OpenDocument 1.3 spreadsheet without merged cells or formulas. The same book gives the same bytes. */
export async function writeOds(book: OdsBook): Promise<Uint8Array> {
  checkSheetNames(book);
  const zip = new ZipFile();
  const add = (name: string, content: string, compress: boolean): void =>
    zip.addBuffer(Buffer.from(content), name, {
      mtime: NO_DATE,
      forceDosTimestamp: true,
      compress,
    });
  // First and uncompressed, so that programs know the file by its first bytes.
  add('mimetype', ODS_MIMETYPE, false);
  add('META-INF/manifest.xml', manifestXml(), true);
  add('content.xml', contentXml(book), true);
  add('styles.xml', stylesXml(), true);
  add('meta.xml', metaXml(book), true);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

function checkSheetNames(book: OdsBook): void {
  const names = new Set<string>();
  if (book.sheets.length === 0) {
    throw refusal('SHEET_NAME', 'A spreadsheet needs at least one sheet.');
  }
  for (const { name } of book.sheets) {
    const key = name.toLowerCase();
    const fits =
      name.trim() !== '' && name.length <= LONGEST_NAME && !/[[\]*?:/\\]|^'|'$/.test(name);
    if (!fits || names.has(key)) {
      throw refusal(
        'SHEET_NAME',
        `A sheet cannot be named "${name}". Give each sheet its own name of at most ${LONGEST_NAME} ` +
          'characters, without [ ] * ? : / \\ and without an apostrophe at either end.',
      );
    }
    names.add(key);
  }
}
