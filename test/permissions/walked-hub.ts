import { insertPerson } from '../../src/access/people/person-store.ts';
import { getRecordType } from '../../src/catalogue/index.ts';
import { proposeNotice } from '../../src/commission/agreement/notice-actions.ts';
import type { Database } from '../../src/database/index.ts';
import { storeRecords, syncRecordTables } from '../../src/deliver/index.ts';
import type { Hub } from '../../src/hub.ts';
import { evidence, keepTallies } from '../../src/measure/index.ts';
import { openSampleHub } from '../hubs.ts';
import { places, walkedPerson } from './walkers.ts';

/** Everything that ships, the people who walk, and of Stafford a record and a notice of change, so that there is something to be kept from others. */
export async function openWalkedHub(database: Database): Promise<Hub> {
  const sample = await openSampleHub(database);
  const hub = { ...sample, followers: [keepTallies(sample)] };
  await database.transaction((session) => syncRecordTables(session, hub.catalogue));
  await database.transaction(async (session) => {
    for (const { code } of hub.catalogue.roles) {
      for (const place of places) await insertPerson(session, walkedPerson(hub, code, place));
    }
  });
  const type = getRecordType(hub.catalogue, 'drug-test');
  const fields = { person: 'P-1', tested_on: '2008-03-03', ground: 'random', result: 'negative' };
  await storeRecords(hub, {
    ...{ type, fileName: 'walked.csv', portion: 1, contentHash: 'walked', recordedBy: 'test' },
    rows: [{ providerId: 'stafford', recordKey: 'T-1', fields }],
  });
  const wish = {
    ...{ title: 'Fewer places', reason: 'Works.', evidence: null, effective: 2014 * 12 + 9 },
    changes: [
      {
        ...{ kind: 'cell' as const, before: '741', after: '740' },
        at: { table: 'capacity', row: 'entry', column: 'cna' },
      },
    ],
  };
  const by = { party: 'provider' as const, name: 'Test', role: 'Governor' };
  await proposeNotice(hub, evidence, { id: 'stafford-2014-15', wish }, by);
  return hub;
}
