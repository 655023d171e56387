import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, type Parser, parse } from 'csv-parse';
import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';
import type { WrittenRow } from './check-record.ts';

const longestRow = 1024 * 1024;

/**
 * The rows of a text file as they arrive, blank ones left out, in memory that does not grow with the file.
 * `see` is given all of its bytes. Throws DELIVER_FILE_UNREADABLE.
 */
export async function* readCsvRows(
  bytes: Readable,
  see: (bytes: Uint8Array) => void,
): AsyncGenerator<WrittenRow> {
  let parsing: Parsing | undefined;
  for await (const text of decoded(bytes, see)) {
    parsing ??= new Parsing(text);
    yield* await parsing.take(text);
  }
  if (parsing) yield* await parsing.end();
}

/** A parser that is fed piece by piece and gives the rows that are whole by then. */
class Parsing {
  private readonly parser: Parser;
  private readonly failed: Promise<never>;
  private readonly ended: Promise<void>;
  private ready: WrittenRow[] = [];
  private row = 0;

  constructor(start: string) {
    const delimiter = delimiterOf(start);
    const parser = parse({ delimiter, relax_column_count: true, max_record_size: longestRow });
    this.parser = parser;
    this.failed = new Promise((_, reject) =>
      parser.once('error', (error) => reject(notCsv(error))),
    );
    this.ended = new Promise((resolve) => parser.once('end', resolve));
    // Nobody may be waiting at the moment when it fails.
    this.failed.catch(() => undefined);
    parser.on('data', (cells: string[]) => {
      this.row += 1;
      if (cells.some((cell) => cell.trim() !== '')) this.ready.push({ row: this.row, cells });
    });
  }

  async take(text: string): Promise<WrittenRow[]> {
    const written = new Promise<void>((resolve) => this.parser.write(text, () => resolve()));
    await Promise.race([written, this.failed]);
    return this.handOver();
  }

  async end(): Promise<WrittenRow[]> {
    this.parser.end();
    await Promise.race([this.ended, this.failed]);
    return this.handOver();
  }

  private handOver(): WrittenRow[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }
}

/** The text of a file piece by piece: UTF-8, or UTF-16 where it begins with the mark of that. */
async function* decoded(bytes: Readable, see: (bytes: Uint8Array) => void): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const given of bytes) {
    const chunk = z.instanceof(Uint8Array).parse(given);
    see(chunk);
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decode(decoder, chunk);
    if (text !== '') yield text;
  }
  const rest = decoder && decode(decoder);
  if (rest) yield rest;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw unreadable('The file is not in UTF-8. Save it as “CSV UTF-8” and send that.', cause);
  }
}

/** The delimiter is the one that stands most often in the headings. */
function delimiterOf(start: string): string {
  const [headings = ''] = start.split(/\r\n|\n|\r/, 1);
  const count = (delimiter: string) => headings.split(delimiter).length;
  const [delimiter = ','] = [',', ';', '\t'].toSorted((one, other) => count(other) - count(one));
  return delimiter;
}

function notCsv(error: unknown): Error {
  const where = error instanceof CsvError && error.lines ? ` near line ${error.lines}` : '';
  return unreadable(
    `The file cannot be read${where}: a quotation mark is not closed, or stands in the middle of a cell. Put such a cell in quotation marks, and double those inside it.`,
    error,
  );
}

function unreadable(message: string, cause: unknown): GatehouseError {
  return new GatehouseError('DELIVER_FILE_UNREADABLE', message, { status: 422, cause });
}
