import { audit, requireReach } from '../../access/index.ts';
import { nearest } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { addressesOf } from './form.ts';
import type {
  CellConflict,
  CellEdit,
  ReturnActor,
  ReturnKey,
  SavedCell,
  SavedCells,
} from './return.ts';
import { getOwed, type Owed, returnId } from './return-key.ts';
import { addCells, addEvent, listEvents, listSavedCells, lockReturnRow } from './return-store.ts';
import { actorOf, nextEvent, refuseStep, stepPermissions } from './step.ts';
import { longest, textMistake } from './words.ts';

/**
 * Saves cells of a draft, each by itself: one that somebody else has saved since it was seen is a conflict with both
 * texts, the others are kept. Throws DELIVER_RETURN_CELL and DELIVER_RETURN_STEP.
 */
export async function saveCells(
  hub: Hub,
  key: ReturnKey,
  edits: readonly CellEdit[],
): Promise<SavedCells> {
  const owed = getOwed(hub, key);
  requireReach(hub.caller, stepPermissions.save, [key.providerId]);
  refuseCells(hub, owed, edits);
  const addresses = edits.map(({ address }) => address);
  return hub.database.aside(async (session) => {
    await lockReturnRow(session, key);
    const events = await listEvents(session, key);
    refuseStep(owed, events, 'save');
    const kept = await listSavedCells(session, key, addresses);
    const at = hub.now().toISOString();
    const { fresh, ...told } = mergeEdits(kept, edits, { by: actorOf(hub.caller), at });
    if (fresh.length === 0) return told;
    if (events.length === 0)
      await addEvent(session, key, nextEvent(hub, events, { kind: 'begun' }));
    await addCells(session, key, fresh);
    await auditSaving(session, hub, key, { kept, fresh });
    return told;
  });
}

function auditSaving(
  session: Session,
  hub: Hub,
  key: ReturnKey,
  { kept, fresh }: { kept: readonly SavedCell[]; fresh: readonly SavedCell[] },
): Promise<void> {
  const before = new Map(kept.map(({ address, text }) => [address, text]));
  return audit(session, hub, {
    action: 'return cells saved',
    about: { kind: 'return', id: returnId(key) },
    providerId: key.providerId,
    before: Object.fromEntries(fresh.map(({ address }) => [address, before.get(address) ?? null])),
    after: Object.fromEntries(fresh.map(({ address, text }) => [address, text])),
  });
}

/**
 * What edits make of cells as they are kept: an edit of the version that is kept makes the next; one that says what is
 * kept already changes nothing; any other is a conflict. `fresh` are the versions to be added.
 */
export function mergeEdits(
  kept: readonly SavedCell[],
  edits: readonly CellEdit[],
  saving: { by: ReturnActor; at: string },
): SavedCells & { fresh: SavedCell[] } {
  const cells = new Map(kept.map((cell) => [cell.address, cell]));
  const saved: SavedCell[] = [];
  const fresh: SavedCell[] = [];
  const conflicts: CellConflict[] = [];
  for (const { address, text: written, seen } of edits) {
    const text = written.trim();
    const now = cells.get(address) ?? { address, text: '', version: 0, ...saving };
    if (now.text === text) saved.push(now);
    else if (now.version !== seen) conflicts.push({ address, yours: text, kept: now });
    else {
      const next = { address, text, version: now.version + 1, ...saving };
      cells.set(address, next);
      saved.push(next);
      fresh.push(next);
    }
  }
  return { saved, conflicts, fresh };
}

/** Every cell that the form does not have, and every text that cannot be kept. */
function refuseCells(hub: Hub, { template }: Owed, edits: readonly CellEdit[]): void {
  const addresses = addressesOf(template, hub.catalogue);
  const known = new Set(addresses);
  const problems = edits.flatMap(({ address, text }): Problem[] => {
    const place = { path: address.slice(0, 200) };
    if (!known.has(address)) {
      const [near] = nearest(address.slice(0, 200), addresses, 1);
      const hint = near === undefined ? '' : ` Did you mean ${near}?`;
      return [{ message: `The return has no cell of this name.${hint}`, place }];
    }
    const most = address.includes(':') ? longest.words : longest.figure;
    const message = textMistake(text, most);
    return message === undefined ? [] : [{ message, place }];
  });
  if (problems.length === 0) return;
  const message = 'Some cells cannot be saved, and so none was.';
  throw new GatehouseError('DELIVER_RETURN_CELL', message, { status: 422, problems });
}
