import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';

/** The lines of a backup one by one, with the number of the last one read, so that a mistake can name its place. */
export class BackupLines {
  readonly file: string;
  number = 0;
  private readonly lines: AsyncGenerator<string>;

  constructor(file: string, onShare: (share: number) => void) {
    this.file = file;
    this.lines = readLines(file, onShare);
  }

  /** Undefined after the last one. Throws BACKUP_NOT_READABLE, BACKUP_FOREIGN and BACKUP_DAMAGED. */
  async next(): Promise<string | undefined> {
    try {
      const { value, done } = await this.lines.next();
      if (done) return undefined;
      this.number += 1;
      return value;
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Closes the file, wherever the reading stands. */
  async close(): Promise<void> {
    await this.lines.return(undefined);
  }

  /** A line as what it should be. Throws BACKUP_DAMAGED. */
  read<T>(schema: z.ZodType<T>, line: string | undefined): T {
    if (line === undefined) throw this.cutOff();
    const read = schema.safeParse(parseJson(line));
    if (read.success) return read.data;
    throw this.damaged('This line is none that a backup has here.');
  }

  damaged(message: string): GatehouseError {
    return new GatehouseError(
      'BACKUP_DAMAGED',
      'The backup is damaged, so nothing is restored from it. Use another copy.',
      { status: 422, problems: [{ message, place: { file: this.file, line: this.number } }] },
    );
  }

  private cutOff(): GatehouseError {
    return this.damaged('The file ends after this line: it was cut off.');
  }

  private explain(error: unknown): GatehouseError {
    const { code, message } = z
      .object({ code: z.string(), message: z.string() })
      .catch({ code: '', message: String(error) })
      .parse(error);
    if (code === 'Z_BUF_ERROR') return this.cutOff();
    if (this.number === 0 && message === 'incorrect header check') return foreign(this.file);
    if (code.startsWith('Z_')) {
      return this.damaged(`What follows this line cannot be decompressed (${message}).`);
    }
    return new GatehouseError(
      'BACKUP_NOT_READABLE',
      `${this.file} cannot be read (${message}). Check the name and who may read it.`,
      { status: 404, cause: error },
    );
  }
}

/** The error for a file that is no backup of a hub. */
export function foreign(file: string): GatehouseError {
  return new GatehouseError(
    'BACKUP_FOREIGN',
    `${file} is no backup that "gatehouse backup" wrote.`,
    { status: 422 },
  );
}

/** The JSON value of a text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* readLines(file: string, onShare: (share: number) => void): AsyncGenerator<string> {
  const { size } = await stat(file);
  const source = createReadStream(file);
  const texts = createGunzip();
  source.on('error', (error) => texts.destroy(error));
  let partial = '';
  try {
    for await (const text of source.pipe(texts).setEncoding('utf8')) {
      const lines = `${partial}${text}`.split('\n');
      partial = lines.pop() ?? '';
      yield* lines;
      onShare(source.bytesRead / size);
    }
    if (partial !== '') yield partial;
  } finally {
    source.destroy();
    texts.destroy();
  }
}
