/** For tests: an estate of three prisons, with drug tests of each by ethnicity in 2007-08. */
import { createHash } from 'node:crypto';
import { storeCalendars } from '../../calendar/index.ts';
import { getRecordType } from '../../catalogue/index.ts';
import { storeRecords, syncRecordTables } from '../../deliver/index.ts';
import type { Hub } from '../../hub.ts';
import { keepDefinitions, keepTallies } from '../keep-tallies.ts';

/** Of each prison and group those that were positive, and those tested. */
const tested = [
  { provider: 'stafford', ethnicity: 'white', positive: 2, of: 20 },
  { provider: 'stafford', ethnicity: 'black', positive: 1, of: 20 },
  { provider: 'featherstone', ethnicity: 'white', positive: 6, of: 50 },
  { provider: 'featherstone', ethnicity: 'black', positive: 6, of: 50 },
  { provider: 'shrewsbury', ethnicity: 'white', positive: 9, of: 45 },
  { provider: 'shrewsbury', ethnicity: 'black', positive: 11, of: 45 },
] as const;

/** A hub with these tests counted, in which the West Midlands and the nation are these three prisons. */
export async function openThreePrisons(empty: Hub): Promise<Hub> {
  const prisons: readonly string[] = tested.map(({ provider }) => provider);
  const { estate } = empty;
  const providers = estate.providers.filter(({ id }) => prisons.includes(id));
  const hub = { ...empty, estate: { ...estate, providers }, followers: [keepTallies(empty)] };
  await hub.database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await syncRecordTables(session, hub.catalogue);
    await keepDefinitions(session, hub);
  });
  const type = getRecordType(hub.catalogue, 'drug-test');
  const rows = tested.flatMap(({ provider, ethnicity, positive, of }) =>
    Array.from({ length: of }, (_, index) => ({
      providerId: provider,
      recordKey: `${ethnicity}-${index}`,
      fields: {
        ...{ person: `${provider}-${ethnicity}-${index}`, tested_on: '2007-05-14', ethnicity },
        ...{ ground: 'random', result: index < positive ? 'positive' : 'negative' },
      },
    })),
  );
  const contentHash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const batch = { type, rows, fileName: 'drug-tests.csv', portion: 1, contentHash };
  await storeRecords(hub, { ...batch, recordedBy: 'a test' });
  return hub;
}
