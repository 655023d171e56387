import type { Session } from '../../database/index.ts';
import type { Acting, AuditEvent } from './event.ts';

/**
 * Appends what is done to the audit trail, in the transaction that does it, so that neither is kept without the other.
 * Call it last: other writers wait from here until the commit.
 */
export async function audit(_session: Session, _acting: Acting, _event: AuditEvent): Promise<void> {
  throw new Error('The audit trail is being built.');
}
