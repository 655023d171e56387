/** For tests: drug tests, a population and serious assaults of Stafford, by ethnicity. */
import { createHash } from 'node:crypto';
import { storeCalendars } from '../calendar/index.ts';
import { getRecordType } from '../catalogue/index.ts';
import { type LedgerRecord, storeRecords, syncRecordTables } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { keepDefinitions, keepTallies } from './keep-tallies.ts';

/** Of each group the random tests with a result, and those of them that were positive. */
const tested: ReadonlyArray<{ ethnicity: string | null; positive: number; of: number }> = [
  { ethnicity: 'white', positive: 40, of: 400 },
  { ethnicity: 'mixed', positive: 3, of: 20 },
  { ethnicity: 'asian', positive: 12, of: 100 },
  { ethnicity: 'black', positive: 30, of: 150 },
  { ethnicity: 'chinese-or-other', positive: 0, of: 10 },
  { ethnicity: null, positive: 5, of: 50 },
];

const drugTests = tested.flatMap(({ ethnicity, positive, of }) =>
  Array.from({ length: of }, (_, index) => ({
    person: `${ethnicity ?? 'unknown'}-${index}`,
    tested_on: '2007-05-14',
    ground: 'random',
    result: index < positive ? 'positive' : 'negative',
    ethnicity,
  })),
);

/** Black prisoners are counted in April alone: over the quarter they average a third of 150. */
const counts = [
  { counted_on: '2007-04-30', prisoners: 300, ethnicity: 'white' },
  { counted_on: '2007-05-31', prisoners: 300, ethnicity: 'white' },
  { counted_on: '2007-06-30', prisoners: 300, ethnicity: 'white' },
  { counted_on: '2007-04-30', prisoners: 150, ethnicity: 'black' },
];

const assaults = ['white', 'black'].flatMap((ethnicity) =>
  Array.from({ length: 6 }, (_, index) => ({
    person: `${ethnicity}-${index}`,
    assaulted_on: '2007-06-02',
    victim: 'prisoner',
    ethnicity,
  })),
);

/** A hub with these records, counted, over a database without figures. */
export async function openGroupsHub(empty: Hub): Promise<Hub> {
  const hub = { ...empty, followers: [keepTallies(empty)] };
  await hub.database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await syncRecordTables(session, hub.catalogue);
    await keepDefinitions(session, hub);
  });
  await store(hub, 'drug-test', drugTests);
  await store(hub, 'population-count', counts);
  await store(hub, 'serious-assault', assaults);
  return hub;
}

/** Stores records of Stafford in one batch. */
export async function store(
  hub: Hub,
  code: string,
  records: ReadonlyArray<LedgerRecord['fields']>,
): Promise<void> {
  const rows = records.map((fields, index) => ({
    providerId: 'stafford',
    recordKey: `r${index}`,
    fields,
  }));
  const contentHash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const type = getRecordType(hub.catalogue, code);
  const batch = { type, rows, fileName: `${code}.csv`, portion: 1, contentHash };
  await storeRecords(hub, { ...batch, recordedBy: 'a test' });
}
