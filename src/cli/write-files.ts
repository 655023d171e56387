import { constants } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { auditView } from '../access/index.ts';
import { GatehouseError, type Problem } from '../errors.ts';
import type { Hub } from '../hub.ts';

/** A file to be written: its path within the folder asked for, and what it holds. */
export type FileToWrite = { path: string; body: string | Uint8Array };

/** What a room calls it when a file is there already, and when it cannot be written. */
export type WriteCodes = { exists: string; notWritten: string };

/**
 * Writes all files or none, and returns the paths. Throws under the room's codes: naming every file that is there
 * already, unless they may be overwritten, and where the folder does not allow it.
 */
export async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
  { overwrite, codes }: { overwrite: boolean; codes: WriteCodes },
): Promise<string[]> {
  const placed = files.map(({ path, body }) => ({ path: join(folder, path), body }));
  if (!overwrite)
    await refuseExisting(
      placed.map(({ path }) => path),
      codes,
    );
  try {
    for (const { path, body } of placed) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, body, { flag: overwrite ? 'w' : 'wx' });
    }
  } catch (cause) {
    throw new GatehouseError(
      codes.notWritten,
      `Nothing could be written to ${folder}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  return placed.map(({ path }) => path);
}

/** As `writeFiles`, of what the hub holds: the audit trail is told first that somebody takes it with them. */
export async function exportFiles(
  hub: Pick<Hub, 'caller' | 'now' | 'database'>,
  of: { kind: string; id: string; providerId?: string },
  files: readonly FileToWrite[],
  { folder, ...how }: { folder: string; overwrite: boolean; codes: WriteCodes },
): Promise<string[]> {
  await auditView(hub, {
    action: 'file exported',
    about: { kind: of.kind, id: of.id },
    providerId: of.providerId,
    after: { files: files.map(({ path }) => path) },
  });
  return writeFiles(folder, files, how);
}

async function refuseExisting(paths: readonly string[], codes: WriteCodes): Promise<void> {
  const problems: Problem[] = [];
  for (const path of paths) {
    const exists = await access(path, constants.F_OK).then(
      () => true,
      () => false,
    );
    if (exists) problems.push({ message: 'This file is there already.', place: { file: path } });
  }
  if (problems.length === 0) return;
  throw new GatehouseError(
    codes.exists,
    'Nothing was written, because it would replace files. Choose another folder, or add --overwrite.',
    { status: 409, problems },
  );
}
