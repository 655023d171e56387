import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { readReason } from '../ledger/reason.ts';
import { addressesOf } from './form.ts';
import { openQueries } from './life.ts';
import type { ReturnKey } from './return.ts';
import { getOwed } from './return-key.ts';
import { addCells, listSavedCells, listSubmissions } from './return-store.ts';
import { mergeEdits } from './save-cells.ts';
import { actorOf, takeStep } from './step.ts';
import { readWords } from './words.ts';

/** Asks a question about a cell of the submission, or about the whole (`cell: null`). Throws DELIVER_RETURN_CELL. */
export async function queryReturn(
  hub: Hub,
  key: ReturnKey,
  { cell, question }: { cell: string | null; question: string },
): Promise<void> {
  const owed = getOwed(hub, key);
  const words = readWords(question, 'question', 'Write the question.');
  if (cell !== null && !addressesOf(owed.template, hub.catalogue).includes(cell)) {
    const message = `The return has no cell “${cell.slice(0, 200)}”. Take it from the form.`;
    throw new GatehouseError('DELIVER_RETURN_CELL', message, { status: 422 });
  }
  await takeStep(hub, owed, 'query', { happening: () => ({ kind: 'queried', cell, words }) });
}

/**
 * Answers a question, by the number of its query. The figures are corrected by saving and submitting again. Throws
 * DELIVER_RETURN_NO_QUERY where none of that number waits for an answer.
 */
export async function answerQuery(
  hub: Hub,
  key: ReturnKey,
  { query, words: given }: { query: number; words: string },
): Promise<void> {
  const owed = getOwed(hub, key);
  const words = readWords(given, 'words', 'Write the answer.');
  await takeStep(hub, owed, 'answer', {
    happening: (events) => {
      const open = openQueries(events).find(({ number }) => number === query);
      if (open) return { kind: 'answered', query, cell: open.cell, words };
      const message = `No question ${query} waits for an answer. It may have been answered meanwhile: look again.`;
      throw new GatehouseError('DELIVER_RETURN_NO_QUERY', message, { status: 409 });
    },
  });
}

/** Accepts the last submission; its figures are no longer provisional. */
export async function acceptReturn(hub: Hub, key: ReturnKey): Promise<void> {
  await takeStep(hub, getOwed(hub, key), 'accept', { happening: () => ({ kind: 'accepted' }) });
}

/** Locks an accepted return. */
export async function lockReturn(hub: Hub, key: ReturnKey): Promise<void> {
  await takeStep(hub, getOwed(hub, key), 'lock', { happening: () => ({ kind: 'locked' }) });
}

/**
 * Opens a submitted, accepted or locked return again, with a reason; the draft is what was last submitted. Its figures
 * count as they were submitted until it is submitted again.
 */
export async function reopenReturn(
  hub: Hub,
  key: ReturnKey,
  { reason }: { reason: string },
): Promise<void> {
  const owed = getOwed(hub, key);
  const words = readWords(readReason(reason), 'reason', 'Say why.');
  await takeStep(hub, owed, 'reopen', {
    happening: () => ({ kind: 'reopened', words }),
    also: async (session) => {
      const saved = await listSavedCells(session, key);
      const submitted = (await listSubmissions(session, key)).at(-1)?.cells ?? new Map();
      const edits = saved.map(({ address, version }) => ({
        ...{ address, seen: version },
        text: submitted.get(address) ?? '',
      }));
      const saving = { by: actorOf(hub.caller), at: hub.now().toISOString() };
      await addCells(session, key, mergeEdits(saved, edits, saving).fresh);
    },
  });
}
