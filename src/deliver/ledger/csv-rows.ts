import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, type Parser, parse } from 'csv-parse';
import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';
import type { WrittenRow } from './check-record.ts';

const longestRow = 1024 * 1024;

/**
 * The rows of a text file as they arrive, many at a time and blank ones left out, in memory that does not grow
 * with the file. `see` is given all of its bytes. Throws DELIVER_FILE_UNREADABLE.
 */
export async function* readCsvRows(
  bytes: Readable,
  see: (bytes: Uint8Array) => void,
): AsyncGenerator<WrittenRow[]> {
  let splitting: Splitting | undefined;
  for await (const text of decoded(bytes, see)) {
    splitting ??= new Splitting(delimiterOf(text));
    yield await splitting.take(text);
  }
  if (splitting) yield await splitting.end();
}

/**
 * Splits text into rows piece by piece. Until the first quotation mark no parser is needed: that is several
 * times as fast, and most files have none.
 */
class Splitting {
  private readonly delimiter: string;
  private parsing: Parsing | undefined;
  private row = 0;
  /** The line that has not ended yet, where there is no parser. */
  private open = '';

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  async take(text: string): Promise<WrittenRow[]> {
    if (this.parsing) return this.parsing.take(text);
    const whole = this.open + text;
    if (whole.includes('"')) {
      this.parsing = new Parsing(this.delimiter, this.row);
      return this.parsing.take(whole);
    }
    // A line break of two characters may be cut in the middle.
    const end = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r', whole.length - 2));
    this.open = whole.slice(end + 1);
    if (this.open.length > longestRow)
      throw unreadable(
        `Row ${this.row + 1} is longer than any row can be. Check that this is a CSV file.`,
      );
    return end === -1 ? [] : this.split(whole.slice(0, end + 1).replace(/(?:\r\n|\n|\r)$/, ''));
  }

  async end(): Promise<WrittenRow[]> {
    if (this.parsing) return this.parsing.end();
    return this.open === '' ? [] : this.split(this.open.replace(/\r$/, ''));
  }

  private split(lines: string): WrittenRow[] {
    const rows: WrittenRow[] = [];
    for (const line of lines.split(/\r\n|\n|\r/)) {
      this.row += 1;
      const cells = line.split(this.delimiter);
      if (cells.some(isFilled)) rows.push({ row: this.row, cells });
    }
    return rows;
  }
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}

/** A parser that is fed piece by piece and gives the rows that are whole by then. */
class Parsing {
  private readonly parser: Parser;
  private readonly failed: Promise<never>;
  private readonly ended: Promise<void>;
  private ready: WrittenRow[] = [];
  private row: number;

  constructor(delimiter: string, rowsBefore: number) {
    const parser = parse({ delimiter, relax_column_count: true, max_record_size: longestRow });
    this.parser = parser;
    this.row = rowsBefore;
    this.failed = new Promise((_, reject) =>
      parser.once('error', (error) => reject(notCsv(error, rowsBefore))),
    );
    this.ended = new Promise((resolve) => parser.once('end', resolve));
    // Nobody may be waiting at the moment when it fails.
    this.failed.catch(() => undefined);
    parser.on('data', (cells: string[]) => {
      this.row += 1;
      if (cells.some(isFilled)) this.ready.push({ row: this.row, cells });
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

function notCsv(error: unknown, linesBefore: number): Error {
  const line = error instanceof CsvError ? Number(error.lines ?? 0) + linesBefore : 0;
  const where = line > 0 ? ` near line ${line}` : '';
  return unreadable(
    `The file cannot be read${where}: a quotation mark is not closed, or stands in the middle of a cell. Put such a cell in quotation marks, and double those inside it.`,
    error,
  );
}

function unreadable(message: string, cause?: unknown): GatehouseError {
  return new GatehouseError('DELIVER_FILE_UNREADABLE', message, { status: 422, cause });
}
