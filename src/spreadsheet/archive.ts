import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { checkEntries, checkEntry, damaged } from './archive-limits.ts';
import type { Limits } from './limits.ts';

/** A zip file whose parts are known to be few, small, safely named and not locked. Parts are unpacked when asked for. */
export type Archive = {
  has(name: string): boolean;
  names(): string[];
  /** The bytes of a part, unpacked bit by bit and checked against their checksum. Throws SPREADSHEET_DAMAGED. */
  part(name: string): AsyncIterable<Uint8Array>;
};

/** Opens a zip held in memory. Throws where it is cut short, or breaks a limit. */
export async function openArchive(bytes: Uint8Array, limits: Limits): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { strictFileNames: true }).catch((cause) => {
    throw damaged(cause);
  });
  const entries = await listEntries(zip, limits);
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    part: (name) => readPart(zip, entries.get(name)),
  };
}

async function listEntries(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  checkEntries(zip.entryCount, limits);
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      checkEntry(entry, total, entries.has(entry.fileName), limits);
      entries.set(entry.fileName, entry);
    }
  } catch (cause) {
    throw damaged(cause);
  }
  return entries;
}

async function* readPart(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw damaged(new Error('A part that the file refers to is missing.'));
  let checksum = 0;
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      checksum = crc32(chunk, checksum);
      yield chunk;
      await nextTurn();
    }
  } catch (cause) {
    throw damaged(cause);
  }
  if (checksum !== entry.crc32)
    throw damaged(new Error(`The checksum of ${entry.fileName} differs.`));
}
