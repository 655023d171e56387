import type { OdsBook } from './ods-book.ts';
import { refusal } from './refusal.ts';

/** Writes an OpenDocument spreadsheet. The same book gives the same bytes. */
export async function writeOds(_book: OdsBook): Promise<Uint8Array> {
  throw refusal('EMPTY', 'Not built yet.');
}
