import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { GatehouseError } from '../../errors.ts';

/**
 * Writes texts, compressed, to a file that only its owner may read. It has its name once all of it is on the disk, so
 * that no part of a file ever passes for the whole. Throws BACKUP_EXISTS and BACKUP_NOT_WRITTEN.
 */
export async function writeFile(
  file: string,
  texts: AsyncIterable<string>,
  { overwrite }: { overwrite: boolean },
): Promise<void> {
  if (!overwrite) refuseExisting(file);
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.unfinished`;
  try {
    await writeAndSync(unfinished, texts);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw isOfFiles(error) ? notWritten(file, error) : error;
  }
}

/** Throws BACKUP_EXISTS where a file of that name is there. */
export function refuseExisting(file: string): void {
  if (!existsSync(file)) return;
  throw new GatehouseError(
    'BACKUP_EXISTS',
    `${file} is there already. Choose another name, or add --overwrite.`,
    { status: 409 },
  );
}

async function writeAndSync(file: string, texts: AsyncIterable<string>): Promise<void> {
  const written = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(texts), createGzip({ level: 6 }), written);
}

/** So that the new name, too, survives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function notWritten(file: string, cause: Error): GatehouseError {
  return new GatehouseError(
    'BACKUP_NOT_WRITTEN',
    `The backup could not be written to ${file} (${cause.message}). Nothing was left there.`,
    { status: 500, cause },
  );
}
