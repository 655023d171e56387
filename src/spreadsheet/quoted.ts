import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import { refusal } from './refusal.ts';

/** How much is parsed before requests get their turn: a few milliseconds' worth. */
const CHUNK_BYTES = 64 * 1024;
/** No record of a table is longer; what is, has a quotation mark that was never closed. */
const RECORD_CHARACTERS = 1024 * 1024;

/** Parses text with quoted values, a record at a time. Throws SPREADSHEET_QUOTES with the line to look at. */
export async function readQuoted(
  text: string,
  delimiter: string,
  addRecord: (record: string[]) => void,
): Promise<void> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Tab-separated text is seldom quoted, and then a quote is an inch mark or a quotation.
    relax_quotes: delimiter === '\t',
    max_record_size: RECORD_CHARACTERS,
  });
  let line = 0;
  parser.on('data', (record: string[]) => {
    line = parser.info.lines;
    try {
      addRecord(record);
    } catch (error) {
      parser.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  try {
    await feed(parser, Buffer.from(text));
  } catch (cause) {
    throw cause instanceof CsvError ? quoteRefusal(cause, line + 1) : cause;
  }
}

async function feed(parser: Parser, bytes: Buffer): Promise<void> {
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  const ended = new Promise<void>((resolve) => parser.once('end', resolve));
  // Nobody may be waiting at the moment when it fails.
  failed.catch(() => {});
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const chunk = bytes.subarray(from, from + CHUNK_BYTES);
    const written = new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    await Promise.race([written, failed]);
    await nextTurn();
  }
  parser.end();
  await Promise.race([ended, failed]);
}

function quoteRefusal(cause: Error, line: number): Error {
  const message =
    'A quotation mark is out of place, so the columns cannot be told apart. Put the whole value in ' +
    'quotation marks and double those inside it ("5"" pipe"), or close the mark that was opened.';
  const problems = [{ message, place: { line } }];
  return refusal('QUOTES', `${message} Look from line ${line} on.`, { problems, cause });
}
