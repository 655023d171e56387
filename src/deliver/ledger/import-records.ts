import { createHash } from 'node:crypto';
import type { RecordType } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { recorderOf } from '../recorder.ts';
import { countRecords, readRecords } from './read-records.ts';
import type { LedgerCounts, LedgerRecord, RecordBatch, StoredBatch } from './record.ts';
import type { RecordSource } from './record-source.ts';
import { storeRecords } from './store-records.ts';

/** How many records are stored together. */
export const portionSize = 10_000;
/** Checking a file takes about this share of the time that importing it takes. */
const checkingShare = 0.3;

/** What an import did: its batches in the order of the file, and what they changed together. */
export type RecordImport = { records: number; batches: StoredBatch[] } & LedgerCounts;

type Wish = {
  type: RecordType;
  recordedBy: string;
  onShare?: (share: number) => void;
  /** Told after each portion how many of the records are stored by now. */
  onStored?: (stored: number, records: number) => void;
  portion?: number;
};

/**
 * Checks a whole file, then stores it in portions, each of which is stored whole or not at all. An import that
 * was cut off is completed by running it again: portions that are stored already are passed over.
 */
export async function importRecords(
  hub: Hub,
  source: RecordSource,
  wish: Wish,
): Promise<RecordImport> {
  const recordedBy = recorderOf(hub, wish.recordedBy);
  const { type, onShare = () => undefined, portion: size = portionSize } = wish;
  const records = await countRecords(source, type, hub, (share) => onShare(share * checkingShare));
  const checked = source.contentHash();
  const storing = readRecords(source, type, hub, (share) =>
    onShare(checkingShare + share * (1 - checkingShare)),
  );
  const batches: StoredBatch[] = [];
  let stored = 0;
  for await (const rows of inPortions(storing, size)) {
    const batch = { type, rows, fileName: source.name, portion: batches.length + 1, recordedBy };
    const hashed = { ...batch, contentHash: hashRecords(batch) };
    batches.push(await storePortion(hub, hashed, stored));
    stored += rows.length;
    wish.onStored?.(stored, records);
  }
  if (source.contentHash() !== checked) throw changedMeanwhile(source.name);
  return { records, batches, ...addUp(batches) };
}

/** Where an earlier portion is stored already, a refusal says so. */
async function storePortion(hub: Hub, batch: RecordBatch, before: number): Promise<StoredBatch> {
  try {
    return await storeRecords(hub, batch);
  } catch (error) {
    if (!(error instanceof GatehouseError) || before === 0) throw error;
    const { code, message, status, problems } = error;
    const stored = `The first ${before.toLocaleString('en-GB')} records of ${batch.fileName} are stored; those after them were refused.`;
    throw new GatehouseError(code, `${stored} ${message}`, { status, problems, cause: error });
  }
}

/** The hash of what records say: the same records are the same content, whatever their file is called. */
export function hashRecords({ type, rows }: Pick<RecordBatch, 'type' | 'rows'>): string {
  const content = rows.map(({ providerId, recordKey, retract, expectedRevision, fields }) => [
    ...[providerId, recordKey, retract ?? false, expectedRevision ?? null],
    ...type.fields.map(({ name }) => fields[name] ?? null),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([type.code, type.fields.map(({ name }) => name), content]))
    .digest('hex');
}

/** The same records, exactly so many at a time; the last portion may be smaller. */
async function* inPortions(
  records: AsyncIterable<LedgerRecord[]>,
  size: number,
): AsyncGenerator<LedgerRecord[]> {
  const waiting: LedgerRecord[] = [];
  for await (const some of records) {
    waiting.push(...some);
    while (waiting.length >= size) yield waiting.splice(0, size);
  }
  if (waiting.length > 0) yield waiting;
}

/** What several batches changed together; what was stored before counts as unchanged. */
function addUp(batches: readonly StoredBatch[]): LedgerCounts {
  const total = { added: 0, revised: 0, retracted: 0, unchanged: 0 };
  for (const { alreadyStored, added, revised, retracted, unchanged } of batches) {
    if (alreadyStored) {
      total.unchanged += added + revised + retracted + unchanged;
      continue;
    }
    total.added += added;
    total.revised += revised;
    total.retracted += retracted;
    total.unchanged += unchanged;
  }
  return total;
}

function changedMeanwhile(name: string): GatehouseError {
  return new GatehouseError(
    'DELIVER_FILE_CHANGED',
    `${name} was changed while it was imported. What it said then is stored in part: import it once more.`,
    { status: 409 },
  );
}
