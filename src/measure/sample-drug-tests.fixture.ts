/** For tests: a hub with drug tests of a few prisons, real and simulated, and the shipped figures beside them. */
import { createHash } from 'node:crypto';
import { parsePeriod, storeCalendars } from '../calendar/index.ts';
import { getRecordType } from '../catalogue/index.ts';
import {
  type LedgerRecord,
  type StoredBatch,
  stateCoverage,
  storeRecords,
  syncRecordTables,
} from '../deliver/index.ts';
import { withSimulated } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { keepDefinitions, keepTallies } from './keep-tallies.ts';

type Results = { positive: number; negative: number; suspicion?: number };

/** Drug tests of one prison: random ones with these results, and some under suspicion, over two months. */
export function drugTests(
  providerId: string,
  { positive, negative, suspicion = 0 }: Results,
): LedgerRecord[] {
  return Array.from({ length: positive + negative + suspicion }, (_, index) => ({
    providerId,
    recordKey: `T-${String(index + 1).padStart(4, '0')}`,
    fields: {
      person: `P-${1000 + index}`,
      tested_on: `2007-${index % 2 === 0 ? '04' : '05'}-${String((index % 28) + 1).padStart(2, '0')}`,
      ground: index < positive + negative ? 'random' : 'suspicion',
      result: index < positive ? 'positive' : 'negative',
    },
  }));
}

/** Stores drug tests as one batch. */
export function storeDrugTests(
  hub: Hub,
  rows: readonly LedgerRecord[],
  fileName: string,
): Promise<StoredBatch> {
  const type = getRecordType(hub.catalogue, 'drug-test');
  const contentHash = createHash('sha256').update(fileName).digest('hex');
  return storeRecords(hub, { type, rows, fileName, portion: 1, contentHash, recordedBy: 'a test' });
}

/**
 * 18 of 120 random tests of Stafford were positive, and 5 more were made under suspicion; Birmingham says that it
 * made none. Of their simulated twins 2 of 10 and 3 of 20.
 */
export async function openDrugTestHub(sample: Hub): Promise<Hub> {
  const hub = {
    ...sample,
    estate: withSimulated(sample.estate),
    followers: [keepTallies(sample)],
  };
  await hub.database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await syncRecordTables(session, hub.catalogue);
    await keepDefinitions(session, hub);
  });
  const stafford = drugTests('stafford', { positive: 18, negative: 102, suspicion: 5 });
  await storeDrugTests(hub, stafford, 'stafford.csv');
  const twins = [
    ...drugTests('simulated-stafford', { positive: 2, negative: 8 }),
    ...drugTests('simulated-birmingham', { positive: 3, negative: 17 }),
  ];
  await storeDrugTests(hub, twins, 'simulated.csv');
  const { first, months } = parsePeriod('2007-08');
  const covered = { providerId: 'birmingham', recordTypes: ['drug-test'], first, months };
  await stateCoverage(hub.database, covered, 'a test');
  return hub;
}
