import { requireReach } from '../../access/index.ts';
import type { Hub } from '../../hub.ts';
import type { CellEdit, ReturnKey } from './return.ts';
import { listCellVersions, listSavedCells } from './return-store.ts';
import { stepPermissions } from './step.ts';

/**
 * Of the cells of a whole form or file, those that its writer changed. A cell that still says what its version said is not
 * theirs, and must not stand against what somebody else has saved since.
 */
export async function editsMade(
  hub: Hub,
  key: ReturnKey,
  edits: readonly CellEdit[],
): Promise<CellEdit[]> {
  requireReach(hub.caller, stepPermissions.save, [key.providerId]);
  const kept = new Map(
    (await listSavedCells(hub.database, key)).map((cell) => [cell.address, cell]),
  );
  const made: CellEdit[] = [];
  for (const edit of edits) {
    const { version = 0, text = '' } = kept.get(edit.address) ?? {};
    if (text === edit.text.trim()) continue;
    if (edit.seen >= version || edit.text.trim() !== (await textSeen(hub, key, edit))) {
      made.push(edit);
    }
  }
  return made;
}

/** What stood in a cell when its writer saw it. */
async function textSeen(hub: Hub, key: ReturnKey, { address, seen }: CellEdit): Promise<string> {
  const versions = await listCellVersions(hub.database, key, address);
  return versions.find(({ version }) => version === seen)?.text ?? '';
}
