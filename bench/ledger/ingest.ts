import type { LedgerRecord } from '../../src/deliver/index.ts';
import { importRecords } from '../../src/deliver/ledger/import-records.ts';
import { recordBytes } from '../../src/deliver/ledger/record-source.ts';
import type { Hub } from '../../src/hub.ts';
import { batchSize, corrected, csvOf, generatedBatch } from './batch.ts';
import type { Generated } from './generated.ts';
import { type Profile, profiled } from './profiled.ts';

/** Milliseconds of one batch: all of it, and of that what keeps the tallies fresh. */
export type BatchTimes = { whole: number; fresh: number };

/** Batches of new records and batches that correct them all, and where the time of the new ones went. */
export type Ingest = {
  batches: ReadonlyArray<readonly LedgerRecord[]>;
  added: BatchTimes[];
  corrections: BatchTimes[];
  profile: Profile;
};

/** Imports so many batches on top of a history; one more goes before, so that the engine is warm. */
export async function measureIngest(hub: Hub, history: Generated, rounds: number): Promise<Ingest> {
  const batches: LedgerRecord[][] = [];
  const [added, corrections]: [BatchTimes[], BatchTimes[]] = [[], []];
  const profile: Profile = new Map();
  for (let serial = 0; serial <= rounds; serial += 1) {
    const records = await generatedBatch(hub, history, serial);
    const first = await importOne(hub, history, records, serial === 0 ? new Map() : profile);
    const second = await importOne(hub, history, corrected(records), new Map());
    if (serial === 0) continue;
    batches.push(records);
    added.push(first);
    corrections.push(second);
  }
  return { batches, added, corrections, profile };
}

async function importOne(
  hub: Hub,
  history: Generated,
  records: readonly LedgerRecord[],
  profile: Profile,
): Promise<BatchTimes> {
  let fresh = 0;
  const followers = hub.followers.map(
    (follow): Hub['followers'][number] =>
      async (session, change) => {
        const begun = performance.now();
        await follow(session, change);
        fresh += performance.now() - begun;
      },
  );
  const source = await recordBytes(csvOf(history, records), 'assessments.csv');
  const timed = { ...hub, database: profiled(hub.database, profile), followers };
  const begun = performance.now();
  const { batches } = await importRecords(timed, source, {
    type: history.type,
    recordedBy: 'bench',
  });
  const whole = performance.now() - begun;
  const stored = batches.reduce((sum, one) => sum + one.added + one.revised, 0);
  if (stored !== batchSize) throw new Error(`Of a batch ${stored} records were stored.`);
  return { whole, fresh };
}
