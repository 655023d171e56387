import { randomUUID } from 'node:crypto';
import type { RecordType } from '../../catalogue/index.ts';
import { getSubject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { recorderOf } from '../recorder.ts';
import type { StoredBatch } from './record.ts';
import { storeRecords } from './store-records.ts';

/** Takes one record back; throws DELIVER_RECORD_UNKNOWN where the provider has none under this reference. */
export function retractRecord(
  hub: Hub,
  type: RecordType,
  { provider, record, by }: { provider: string; record: string; by: string },
): Promise<StoredBatch> {
  const { id: providerId } = getSubject(hub.estate, provider);
  return storeRecords(hub, {
    type,
    rows: [{ providerId, recordKey: record, retract: true, fields: {} }],
    // Each is content of its own: the record may have been stated again since it was taken back before.
    ...{
      fileName: 'one record taken back',
      portion: 1,
      contentHash: randomUUID(),
      recordedBy: recorderOf(hub, by),
    },
  });
}
