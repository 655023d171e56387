import { audit, requireReach } from '../access/index.ts';
import {
  type BatchCounts,
  beginBatch,
  type Comparison,
  commitBatch,
  levels,
  type StatedFigure,
  type StatedTable,
  touchBatch,
} from '../commission/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import type { Proposal } from './proposal.ts';
import { recorderOf } from './recorder.ts';
import {
  abandonBatch,
  addFindings,
  findBatchOf,
  listUnfinished,
  publishedFigures,
} from './store.ts';

/** What a proposal would change. */
export type Preview = { levels: Comparison; published: Comparison };

/** What an import did, and what a preview would have told of it; `batchId` is null when the file changed nothing. */
export type Imported = {
  batchId: number | null;
  added: number;
  revised: number;
  unchanged: number;
  compared: Preview;
};

/** Called after each portion with how much of the whole is done, 0 to 1. */
export type OnProgress = (share: number) => void;

/** Small enough that a page never waits long for the one connection of the embedded engine. */
const figuresAtATime = 1_000;
const changesShown = 200;

/** Compares a proposal with what the hub holds; changes nothing. */
export async function previewImport(
  hub: Pick<Hub, 'database'>,
  proposal: Proposal,
): Promise<Preview> {
  const compare = (table: StatedTable, figures: StatedFigure[]) =>
    inPortions(figures, async (portion) => table.compare(hub.database, portion, changesShown));
  return {
    levels: addUp(await compare(levels, proposal.levels)),
    published: addUp(await compare(publishedFigures, proposal.published)),
  };
}

/**
 * Stores a proposal. Figures go in by small portions that nobody sees; the last step shows all of them at once.
 * Throws IMPORT_BUSY while another import runs, ACCESS_OUT_OF_SCOPE with every provider that one may not import for. A file that changes nothing leaves no trace.
 */
export async function importProposal(
  hub: Pick<Hub, 'database' | 'caller' | 'now'>,
  proposal: Proposal,
  said: string,
  onProgress: OnProgress = () => undefined,
): Promise<Imported> {
  const { database } = hub;
  const recordedBy = recorderOf(hub, said);
  const figures = [...proposal.levels, ...proposal.published];
  const providerIds = figures.map(({ providerId }) => providerId);
  requireReach(hub.caller, 'import figures', providerIds);
  await clearUnfinished(database, false);
  const batchId = await beginBatch(database, { ...proposal, recordedBy });
  if (batchId === undefined) {
    throw new GatehouseError(
      'IMPORT_BUSY',
      'Another import is running. Try again when it has finished.',
      {
        status: 409,
      },
    );
  }
  try {
    const compared = await addAll(database, batchId, proposal, onProgress);
    const counts = countsOf(compared);
    if (counts.added + counts.revised === 0) {
      await abandonBatch(database, batchId);
      return { batchId: null, ...counts, compared };
    }
    await database.transaction(async (session) => {
      await addFindings(session, batchId, proposal.findings);
      await commitBatch(session, batchId, counts);
      const { fileName, layout } = proposal;
      await audit(session, hub, {
        action: 'figures imported',
        about: { kind: 'import', id: String(batchId) },
        providerIds,
        after: { fileName, layout, ...counts },
      });
    });
    return { batchId, ...counts, compared };
  } catch (error) {
    // Where even this fails, the next import clears the rest away; the first error is the one to tell.
    await abandonBatch(database, batchId).catch(() => undefined);
    throw error;
  }
}

/** Whether this very file, by name and content, has been imported before. */
export async function wasImported(
  hub: Pick<Hub, 'database'>,
  file: { fileName: string; contentHash: string },
): Promise<boolean> {
  return (await findBatchOf(hub.database, file.fileName, file.contentHash)) !== undefined;
}

/** Clears away what an interrupted import left; `alone` when no other process can be importing. */
export async function clearUnfinished(database: Hub['database'], alone: boolean): Promise<void> {
  for (const batchId of await listUnfinished(database, alone))
    await abandonBatch(database, batchId);
}

async function addAll(
  database: Hub['database'],
  batchId: number,
  proposal: Proposal,
  onProgress: OnProgress,
): Promise<Preview> {
  const total = proposal.levels.length + proposal.published.length;
  let done = 0;
  const add = (table: StatedTable, figures: StatedFigure[]) =>
    inPortions(figures, async (portion) => {
      const compared = await table.add(database, batchId, portion, changesShown);
      await touchBatch(database, batchId);
      done += portion.length;
      onProgress(done / total);
      return compared;
    });
  return {
    levels: addUp(await add(levels, proposal.levels)),
    published: addUp(await add(publishedFigures, proposal.published)),
  };
}

function countsOf({ levels, published }: Preview): BatchCounts {
  return {
    added: levels.added + published.added,
    revised: levels.revised + published.revised,
    unchanged: levels.unchanged + published.unchanged,
  };
}

async function inPortions<T>(
  figures: readonly StatedFigure[],
  each: (portion: StatedFigure[]) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (let start = 0; start < figures.length; start += figuresAtATime) {
    results.push(await each(figures.slice(start, start + figuresAtATime)));
  }
  return results;
}

function addUp(portions: readonly Comparison[]): Comparison {
  const sum = (read: (one: Comparison) => number) =>
    portions.reduce((total, one) => total + read(one), 0);
  return {
    added: sum((one) => one.added),
    revised: sum((one) => one.revised),
    unchanged: sum((one) => one.unchanged),
    changes: portions
      .flatMap((one) => one.changes)
      .toSorted((one, other) => Number(one.before === null) - Number(other.before === null))
      .slice(0, changesShown),
  };
}
