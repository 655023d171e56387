import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BatchCounts, beginBatch, commitBatch, type NewBatch } from '../commission/index.ts';
import type { Hub } from '../hub.ts';
import { importProposal, wasImported } from './actions.ts';
import { readProposal } from './read-proposal.ts';

/** The folders under `data/` whose files ship with the hub, in the order in which they are loaded. */
const shippedFolders = ['west-midlands-2007-08'];

export type ShippedFile = { fileName: string; bytes: Uint8Array };

/** The shipped files that the hub has not loaded in their present content. */
export async function listUnloaded(hub: Hub, root: string): Promise<ShippedFile[]> {
  const unloaded: ShippedFile[] = [];
  for (const folder of shippedFolders) {
    const names = (await readdir(join(root, 'data', folder))).filter((name) =>
      name.endsWith('.csv'),
    );
    for (const name of names.sort()) {
      const bytes = await readFile(join(root, 'data', folder, name));
      const fileName = `data/${folder}/${name}`;
      const contentHash = createHash('sha256').update(bytes).digest('hex');
      if (!(await wasImported(hub, { fileName, contentHash }))) unloaded.push({ fileName, bytes });
    }
  }
  return unloaded;
}

/** Imports one shipped file; returns how many figures it holds. */
export async function loadShipped(hub: Hub, file: ShippedFile): Promise<number> {
  const proposal = await readProposal({ name: file.fileName, bytes: file.bytes }, hub);
  const recordedBy = 'shipped data';
  const { batchId, ...counts } = await importProposal(hub, proposal, recordedBy);
  if (batchId === null) await keepUnchanged(hub, { ...proposal, recordedBy }, counts);
  return counts.added + counts.revised + counts.unchanged;
}

/** Keeps note of a new version that changed nothing; it would be read again at every start otherwise. */
async function keepUnchanged(
  { database }: Pick<Hub, 'database'>,
  batch: NewBatch,
  counts: BatchCounts,
): Promise<void> {
  const batchId = await beginBatch(database, batch);
  if (batchId === undefined) return;
  await database.transaction((session) => commitBatch(session, batchId, counts));
}
