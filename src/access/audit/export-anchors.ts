import type { Database } from '../../database/index.ts';
import type { Anchor } from './anchor.ts';
import { printAnchors } from './anchor-file.ts';
import { auditView } from './audit.ts';
import { listAnchors, readHead } from './audit-store.ts';
import { findEntry } from './entry-store.ts';
import type { Acting } from './event.ts';
import { requireWholeTrail } from './verify-trail.ts';

/**
 * Every anchor, and the end of the chain as one more, for keeping where nobody who can change the database can reach.
 * The export is audited first, so that it is itself under the last anchor. Throws ACCESS_DENIED as `verifyTrail` does.
 */
export async function exportAnchors(
  hub: Acting & { database: Database },
): Promise<{ anchors: Anchor[]; text: string }> {
  requireWholeTrail(hub);
  await auditView(hub, {
    action: 'audit anchors exported',
    about: { kind: 'audit trail', id: 'whole' },
  });
  const anchors = await listAnchors(hub.database);
  const head = await readHead(hub.database);
  const last = await findEntry(hub.database, head.number, 'everywhere');
  if (last && anchors.at(-1)?.number !== last.number) {
    anchors.push({ number: last.number, at: last.at, hash: last.hash });
  }
  return { anchors, text: printAnchors(anchors, hub.now()) };
}
