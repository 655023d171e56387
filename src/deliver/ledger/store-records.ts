import { audit, requireReach } from '../../access/index.ts';
import type { RecordType } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub, LedgerFollower } from '../../hub.ts';
import { addBatch, findSameBatch, lockLedger, nextBatchId } from './batch-store.ts';
import { addReferenceFindings } from './finding-store.ts';
import {
  createDelta,
  dropRetracted,
  type RevisionConflict,
  stageRecords,
  storeStaged,
  supersede,
} from './ledger-store.ts';
import { listLocked } from './lock-store.ts';
import { monthWords } from './month.ts';
import type { LedgerCounts, LedgerRecord, RecordBatch, StoredBatch } from './record.ts';
import { refuseReturned } from './refuse-returned.ts';

type Ledger = Pick<Hub, 'database' | 'followers' | 'caller' | 'now'>;

/**
 * Stores a batch, all of it or nothing, and lets the followers act on what it changed in the same transaction.
 * Content that is stored already is passed over. Throws DELIVER_RECORD_CHANGED, DELIVER_RECORD_UNKNOWN and
 * DELIVER_MONTH_LOCKED, each with every record that it is about, and ACCESS_OUT_OF_SCOPE.
 */
export async function storeRecords(hub: Ledger, batch: RecordBatch): Promise<StoredBatch> {
  refuseReturned(batch.type);
  const providerIds = [...new Set(batch.rows.map(({ providerId }) => providerId))];
  requireReach(hub.caller, 'keep records', providerIds);
  return hub.database.transaction(async (session) => {
    const stored = await storeBatch(session, hub.followers, batch);
    if (!stored.alreadyStored) await auditBatch(session, hub, { batch, stored, providerIds });
    return stored;
  });
}

type Told = { batch: RecordBatch; stored: StoredBatch; providerIds: readonly string[] };

async function auditBatch(
  session: Session,
  hub: Ledger,
  { batch: { type, fileName, portion }, stored, providerIds }: Told,
): Promise<void> {
  const { batchId, alreadyStored: _, ...counts } = stored;
  await audit(session, hub, {
    action: 'records stored',
    about: { kind: 'record batch', id: String(batchId) },
    providerIds,
    after: { recordType: type.code, fileName, portion, ...counts },
  });
}

/** As `storeRecords`, within a transaction that stores more than records. */
export async function storeBatch(
  session: Session,
  followers: readonly LedgerFollower[],
  batch: RecordBatch,
): Promise<StoredBatch> {
  await lockLedger(session);
  const same = await findSameBatch(session, batch);
  if (same) {
    const { batchId, added, revised, retracted, unchanged } = same;
    return { batchId, alreadyStored: true, added, revised, retracted, unchanged };
  }
  const batchId = await nextBatchId(session);
  const { type, rows } = batch;
  await createDelta(session, type);
  const { conflicts, unknown, ...counts } = await stageRecords(session, type, rows, batchId);
  refuseConflicts(rows, conflicts);
  refuseUnknown(rows, unknown);
  if (counts.unchanged < rows.length) {
    await applyDelta(session, type, batchId, counts);
    await addReferenceFindings(session, type, batchId);
    await tellFollowers(session, followers, { type, batchId });
  }
  await addBatch(session, {
    ...{ batchId, ...counts, kind: 'records', recordType: type.code, fileName: batch.fileName },
    ...{ portion: batch.portion, contentHash: batch.contentHash, recordedBy: batch.recordedBy },
    ...{ simulated: batch.simulated ?? false, withdraws: null, reason: null },
    providerIds: [...new Set(rows.map(({ providerId }) => providerId))].sort(),
  });
  return { batchId, alreadyStored: false, ...counts };
}

/** Stores what is staged in `ledger_delta`, which then holds what counts; throws DELIVER_MONTH_LOCKED. */
export async function applyDelta(
  session: Session,
  type: RecordType,
  batchId: number,
  { revised, retracted }: LedgerCounts,
): Promise<void> {
  await storeStaged(session, type);
  if (revised + retracted > 0) await supersede(session, type, batchId);
  const locked = await listLocked(session, type);
  refuse(
    'DELIVER_MONTH_LOCKED',
    'Records of a locked month would change. None of this batch was stored: leave them out, or unlock the month.',
    locked.map(({ providerId, recordKey, month, reason }) => ({
      message: `The record ${recordKey} of ${providerId} belongs to ${monthWords(month)}, which is locked: ${reason}`,
      found: recordKey,
    })),
  );
  if (retracted > 0) await dropRetracted(session);
}

/** Lets each follower act on `ledger_delta`, one after the other. */
export async function tellFollowers(
  session: Session,
  followers: readonly LedgerFollower[],
  change: Parameters<LedgerFollower>[1],
): Promise<void> {
  for (const follow of followers) await follow(session, change);
}

function refuseConflicts(
  rows: readonly LedgerRecord[],
  conflicts: readonly RevisionConflict[],
): void {
  refuse(
    'DELIVER_RECORD_CHANGED',
    'Records have changed since they were read. None of this batch was stored: read them again, and correct what they say now.',
    conflicts.flatMap(({ position, revision }) => {
      const row = rows[position];
      if (!row) return [];
      const now = revision === 0 ? 'is not in the ledger' : `is at revision ${revision} now`;
      return [
        {
          message: `The record ${row.recordKey} of ${row.providerId} ${now}.`,
          found: String(row.expectedRevision),
          expected: String(revision),
        },
      ];
    }),
  );
}

function refuseUnknown(rows: readonly LedgerRecord[], unknown: readonly number[]): void {
  refuse(
    'DELIVER_RECORD_UNKNOWN',
    'Records are to be taken back that the ledger has never had. None of this batch was stored: check their references.',
    unknown.flatMap((position) => {
      const row = rows[position];
      if (!row) return [];
      const message = `${row.providerId} has no record ${row.recordKey} to take back.`;
      return [{ message, found: row.recordKey }];
    }),
  );
}

function refuse(code: string, message: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new GatehouseError(code, message, { status: 409, problems });
}
