import type { Database, Session } from '../../database/index.ts';
import { anchorIsDue } from './anchor.ts';
import { appendAnchor, appendEntry, lockHead } from './audit-store.ts';
import { entryOf, hashOf } from './entry.ts';
import type { Acting, AuditEvent } from './event.ts';

const audited = new WeakSet<Session>();

/**
 * Appends what is done to the audit trail, in the transaction that does it, so that neither is kept without the other.
 * Call it last: other writers wait from here until the commit. Throws ACCESS_AUDIT_SECRET and ACCESS_AUDIT_UNSTORABLE where the
 * program hands over what the trail does not keep.
 */
export async function audit(session: Session, acting: Acting, event: AuditEvent): Promise<void> {
  const head = await lockHead(session);
  const content = entryOf(acting, event, head.number + 1);
  const entry = { ...content, previousHash: head.hash, hash: hashOf(head.hash, content) };
  await appendEntry(session, entry);
  if (anchorIsDue(head, entry)) await appendAnchor(session, entry);
  audited.add(session);
}

/** Whether anything was appended to the audit trail in this transaction. */
export function wasAudited(session: Session): boolean {
  return audited.has(session);
}

/** Appends that something was looked at, in a transaction of its own and aside: no figure and no kept page depends on it. */
export async function auditView(
  hub: Acting & { database: Database },
  event: AuditEvent,
): Promise<void> {
  await hub.database.aside((session) => audit(session, hub, event));
}
