import { createHash, type Hash } from 'node:crypto';
import { GatehouseError } from '../../errors.ts';
import {
  endSchema,
  formatVersion,
  type Header,
  headerSchema,
  type Manifest,
  type Sum,
  type Table,
  tableBeginSchema,
  tableEndSchema,
} from './format.ts';
import { BackupLines, foreign, parseJson } from './read-lines.ts';
import { RowHash } from './row-hash.ts';

/** A part of a backup as it is read: rows of a table with the number of their last line, or a table that is complete. */
export type Part =
  | { kind: 'header'; header: Header }
  | { kind: 'rows'; table: Table; lines: string[]; lastLine: number }
  | { kind: 'table'; table: Table; sum: Sum };

const mostRows = 5_000;
const weight = 1_000_000;

/**
 * Reads a backup part by part and compares every count and hash. Throws BACKUP_FOREIGN for another file, BACKUP_NEWER for
 * one that a newer version wrote, and BACKUP_DAMAGED with the line after which something is wrong.
 */
export async function* readBackup(
  file: string,
  onShare: (share: number) => void = () => undefined,
): AsyncGenerator<Part> {
  const lines = new BackupLines(file, onShare);
  const frame = createHash('sha256');
  try {
    const header = await readHeader(lines, frame);
    yield { kind: 'header', header };
    for (const table of header.tables) yield* readTable(lines, frame, table);
    await readEnd(lines, frame);
  } finally {
    await lines.close();
  }
}

/** Reads a whole backup and gives what stands in it; throws as `readBackup`. Nothing is restored. */
export async function checkBackup(
  file: string,
  onShare?: (share: number) => void,
): Promise<Manifest> {
  const sums = new Map<string, Sum>();
  let header: Header | undefined;
  for await (const part of readBackup(file, onShare)) {
    if (part.kind === 'header') header = part.header;
    if (part.kind === 'table') sums.set(part.table.name, part.sum);
  }
  if (!header) throw foreign(file);
  return { header, sums };
}

async function readHeader(lines: BackupLines, frame: Hash): Promise<Header> {
  const line = (await lines.next()) ?? '';
  const known = headerSchema
    .pick({ gatehouse: true, format: true, program: true })
    .safeParse(parseJson(line));
  if (!known.success) throw foreign(lines.file);
  const { format, program } = known.data;
  if (format > formatVersion) {
    throw new GatehouseError(
      'BACKUP_NEWER',
      `The backup was written by a newer Gatehouse (${program}). Use that version or newer.`,
      { status: 422 },
    );
  }
  frame.update(`${line}\n`);
  return lines.read(headerSchema, line);
}

async function* readTable(lines: BackupLines, frame: Hash, table: Table): AsyncGenerator<Part> {
  const begin = await lines.next();
  if (lines.read(tableBeginSchema, begin).table !== table.name) {
    throw lines.damaged(`The table ${table.name} should begin here.`);
  }
  frame.update(`${begin}\n`);
  const hash = new RowHash();
  const end = yield* readRows(lines, table, hash);
  const stated = lines.read(tableEndSchema, end);
  const sum = hash.sum();
  if (stated.rows !== sum.rows || stated.sha256 !== sum.sha256) {
    throw lines.damaged(`The rows of ${table.name} that end here are not those that were written.`);
  }
  frame.update(`${end}\n`);
  yield { kind: 'table', table, sum };
}

/** Hands on the rows in portions; gives the line after them. */
async function* readRows(
  lines: BackupLines,
  table: Table,
  hash: RowHash,
): AsyncGenerator<Part, string | undefined> {
  let rows: string[] = [];
  let characters = 0;
  for (;;) {
    const line = await lines.next();
    const isRow = line?.startsWith('[') ?? false;
    if (rows.length > 0 && (!isRow || characters > weight || rows.length === mostRows)) {
      hash.add(rows);
      yield { kind: 'rows', table, lines: rows, lastLine: lines.number - 1 };
      rows = [];
      characters = 0;
    }
    if (line === undefined || !isRow) return line;
    rows.push(line);
    characters += line.length;
  }
}

async function readEnd(lines: BackupLines, frame: Hash): Promise<void> {
  const { sha256 } = lines.read(endSchema, await lines.next());
  if (sha256 !== frame.digest('hex'))
    throw lines.damaged('What was said of the tables has changed.');
  if ((await lines.next()) !== undefined)
    throw lines.damaged('The backup should end before this line.');
}
