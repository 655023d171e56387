export {
  clearUnfinished,
  importProposal,
} from './actions.ts';
export { batchAsAt, lockLedger } from './ledger/batch-store.ts';
export {
  type Covered,
  listCoverage,
  listCoveredMonths,
  stateCoverage,
} from './ledger/coverage-store.ts';
export { lockedMonths } from './ledger/month-locks.ts';
export type { LedgerRecord, RecordBatch, StoredBatch } from './ledger/record.ts';
export { recordTable, syncRecordTables } from './ledger/record-table-store.ts';
export { storeRecords } from './ledger/store-records.ts';
export { withdrawBatch } from './ledger/withdraw-batch.ts';
export type { Proposal } from './proposal.ts';
export { listQualityFindings } from './quality.ts';
export { readProposal } from './read-proposal.ts';
export { acceptReturn, queryReturn, reopenReturn } from './returns/check-steps.ts';
export { listOwed, timelinessOf } from './returns/owed.ts';
export type { ReturnReadings } from './returns/readings.ts';
export type { OwedReturn, ReturnKey } from './returns/return.ts';
export { returnId } from './returns/return-key.ts';
export { saveCells } from './returns/save-cells.ts';
export { submitReturn } from './returns/submit-return.ts';
export { listUnloaded, loadShipped } from './shipped.ts';
export { type Batch, listBatches, publishedFigures } from './store.ts';
