import { audit, requireReach } from '../../access/index.ts';
import { findRecordType } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { recorderOf } from '../recorder.ts';
import {
  addBatch,
  findLedgerBatch,
  type LedgerBatch,
  lockLedger,
  markWithdrawn,
  nextBatchId,
  providersOfBatch,
} from './batch-store.ts';
import { createDelta, stageWithdrawal } from './ledger-store.ts';
import { readReason } from './reason.ts';
import type { LedgerCounts } from './record.ts';
import { refuseReturned } from './refuse-returned.ts';
import { applyDelta, tellFollowers } from './store-records.ts';

type Ledger = Pick<Hub, 'database' | 'followers' | 'catalogue' | 'caller' | 'now'>;

/**
 * Takes a batch back: its records return to what was stated before, or are retracted. That is a batch of its
 * own, so the ledger as at an earlier instant stays as it was. Throws DELIVER_UNKNOWN_BATCH,
 * DELIVER_NOT_WITHDRAWABLE, DELIVER_REASON_MISSING, DELIVER_MONTH_LOCKED and ACCESS_OUT_OF_SCOPE.
 */
export async function withdrawBatch(
  hub: Ledger,
  withdrawn: number,
  { by, reason: given }: { by: string; reason: string },
): Promise<LedgerCounts & { batchId: number }> {
  const reason = readReason(given);
  if (!Number.isSafeInteger(withdrawn)) throw unknownBatch(withdrawn);
  return hub.database.transaction(async (session) => {
    await lockLedger(session);
    const batch = await findLedgerBatch(session, withdrawn);
    const type = findRecordType(hub.catalogue, batch?.recordType ?? '');
    if (!batch || !type) throw unknownBatch(withdrawn);
    // A batch is taken back whole, so whoever takes it back must cover every provider in it.
    const providerIds = await providersOfBatch(session, withdrawn);
    requireReach(hub.caller, 'keep records', providerIds);
    refuseWithdrawn(batch);
    refuseReturned(type);
    const batchId = await nextBatchId(session);
    await createDelta(session, type);
    const counts = await stageWithdrawal(session, type, withdrawn, batchId);
    await applyDelta(session, type, batchId, counts);
    await tellFollowers(session, hub.followers, { type, batchId });
    const { recordType, fileName, portion, contentHash, simulated } = batch;
    await addBatch(session, {
      ...{ batchId, ...counts, kind: 'withdrawal', recordType, fileName, portion, contentHash },
      ...{ simulated, recordedBy: recorderOf(hub, by), withdraws: withdrawn, reason },
      providerIds,
    });
    await markWithdrawn(session, withdrawn, batchId);
    await audit(session, hub, {
      action: 'record batch withdrawn',
      about: { kind: 'record batch', id: String(withdrawn) },
      providerIds,
      after: { withdrawnIn: batchId, reason, ...counts },
    });
    return { batchId, ...counts };
  });
}

function unknownBatch(batchId: number): GatehouseError {
  return new GatehouseError(
    'DELIVER_UNKNOWN_BATCH',
    `There is no batch of records with the number ${batchId}. Take the number from the list of batches.`,
    { status: 404 },
  );
}

function refuseWithdrawn({ batchId, kind, withdrawnIn }: LedgerBatch): void {
  const reason =
    kind === 'withdrawal'
      ? `Batch ${batchId} is itself a withdrawal: import the records again instead.`
      : `Batch ${batchId} has been withdrawn already, by batch ${withdrawnIn}.`;
  if (kind === 'withdrawal' || withdrawnIn !== null) {
    throw new GatehouseError('DELIVER_NOT_WITHDRAWABLE', reason, { status: 409 });
  }
}
