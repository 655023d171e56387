import { auditView, requireReach } from '../../access/index.ts';
import type { RecordType } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { listRevisions, type Revision } from './current-store.ts';

/**
 * Everything that a record ever said, the latest first; none where there is no such record. A record may be about a
 * person, so each look at one is told to the audit trail. Throws ACCESS_OUT_OF_SCOPE.
 */
export async function seeRecord(
  hub: Pick<Hub, 'database' | 'caller' | 'now'>,
  type: RecordType,
  key: { providerId: string; recordKey: string },
): Promise<Revision[]> {
  requireReach(hub.caller, 'see records', [key.providerId]);
  const revisions = await listRevisions(hub.database, type, key);
  if (revisions.length > 0) {
    await auditView(hub, {
      action: 'record seen',
      about: { kind: 'record', id: `${type.code}/${key.providerId}/${key.recordKey}` },
      providerId: key.providerId,
    });
  }
  return revisions;
}
