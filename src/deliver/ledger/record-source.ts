import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Place } from '../../errors.ts';
import { checkSize, readWorkbook, type Sheet } from '../../spreadsheet/index.ts';
import { Turn } from '../turn.ts';
import type { WrittenRow } from './check-record.ts';
import { readCsvRows } from './csv-rows.ts';

/** A file of records that can be read from its beginning as often as is needed. */
export type RecordSource = {
  name: string;
  /** What every place in the file has in common. */
  place: Place;
  /** The rows that are not blank, many at a time, the headings first; `onShare` is told how much of the file is read, 0 to 1. */
  rows(onShare?: (share: number) => void): AsyncIterable<WrittenRow[]>;
  /** The hash of the bytes that the last full reading saw. */
  contentHash(): string;
};

const zipSignature = 'PK';
const rowsAtATime = 500;

/** The source of a file on disk: CSV and TSV of any size are streamed, XLSX and ODS read whole. */
export async function openRecordFile(path: string, name: string): Promise<RecordSource> {
  const file = await open(path);
  try {
    const start = await file.read(Buffer.alloc(2), 0, 2, 0);
    const { size } = await file.stat();
    if (start.buffer.toString('latin1') === zipSignature) {
      checkSize(size);
      return await workbookSource(await file.readFile(), name);
    }
    return textSource(() => createReadStream(path), size, name);
  } finally {
    await file.close();
  }
}

/** The source of a file that is in memory. */
export async function recordBytes(bytes: Uint8Array, name: string): Promise<RecordSource> {
  const start = Buffer.from(bytes.subarray(0, 2)).toString('latin1');
  if (start === zipSignature) return workbookSource(bytes, name);
  return textSource(() => Readable.from(chunksOf(bytes)), bytes.length, name);
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  const size = 64 * 1024;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

function textSource(openBytes: () => Readable, size: number, name: string): RecordSource {
  let contentHash = '';
  return {
    name,
    place: { file: name },
    contentHash: () => contentHash,
    rows: async function* (onShare = () => undefined) {
      const hash = createHash('sha256');
      let read = 0;
      const see = (bytes: Uint8Array) => {
        hash.update(bytes);
        read += bytes.length;
        onShare(size === 0 ? 1 : Math.min(1, read / size));
      };
      yield* readCsvRows(openBytes(), see);
      contentHash = hash.digest('hex');
    },
  };
}

async function workbookSource(bytes: Uint8Array, name: string): Promise<RecordSource> {
  const { sheets } = await readWorkbook(bytes, name);
  const sheet = sheets.find(looksLikeRecords) ?? sheets[0];
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  return {
    name,
    place: { file: name, ...(sheet && { sheet: sheet.name }) },
    contentHash: () => contentHash,
    rows: async function* (onShare = () => undefined) {
      const turn = new Turn();
      const rows = sheet?.rows ?? [];
      for (let from = 0; from < rows.length; from += rowsAtATime) {
        if (turn.isOver()) await turn.giveWay();
        const written = rows.slice(from, from + rowsAtATime).map((cells, index) => ({
          row: (sheet?.firstRow ?? 1) + from + index,
          cells: cells.map(({ text }) => text),
        }));
        onShare(Math.min(1, (from + rowsAtATime) / rows.length));
        yield written.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
      }
    },
  };
}

/** A sheet of notes may stand before or behind the records. */
function looksLikeRecords({ rows }: Sheet): boolean {
  const headings = (rows[0] ?? []).map(({ text }) => text.trim().toLowerCase());
  return headings.includes('provider') && headings.includes('record');
}
