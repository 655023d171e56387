import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { sql } from '../database/index.ts';
import { storeRecords } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { openVisitHub, visitBatch } from './sample-visits.fixture.ts';
import { verifyTallies } from './verify.ts';

const onStep = () => undefined;

for (const { name, open, skip } of testDatabases()) {
  describe(`verifying the tallies on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openVisitHub(openEmptyHub(await open()));
      const fields = { visited_on: '2007-04-10', hours: 1.5, sex: 'male' };
      const rows = ['a', 'b', 'c'].map((recordKey) => ({
        ...{ providerId: 'stafford', recordKey, fields },
      }));
      await storeRecords(hub, visitBatch(rows, 'three'));
    });
    after(() => hub.database.close());

    const spoil = async () => {
      const { database } = hub;
      await database.run(sql`update tally_cell set records = 4, amount = 4 where tally = 'visits'`);
      await database.run(sql`delete from tally_cell where tally = 'visit-hours'`);
      await database.run(sql`
        insert into tally_member_cell values ('stafford', 'visits', 24087, 'sex', 'female', 1, 1)`);
    };

    test('names no cell when all are right', async () => {
      const { tallies, differences } = await verifyTallies(hub, { repair: false, onStep });
      assert.deepEqual([tallies, differences], [12, []]);
    });

    test('names each cell that the records do not add up to, and leaves it', async () => {
      await spoil();
      for (const attempt of ['first', 'again']) {
        const { differences, repaired } = await verifyTallies(hub, { repair: false, onStep });
        assert.equal(repaired, false, attempt);
        assert.deepEqual(differences, [
          {
            ...{ provider: 'stafford', tally: 'visit-hours', month: 'Apr 2007' },
            ...{ breakdown: '', group: '' },
            ...{ keptRecords: null, countedRecords: 3, keptAmount: null, countedAmount: '4.5' },
          },
          {
            ...{ provider: 'stafford', tally: 'visits', month: 'Apr 2007' },
            ...{ breakdown: '', group: '' },
            ...{ keptRecords: 4, countedRecords: 3, keptAmount: '4', countedAmount: '3' },
          },
          {
            ...{ provider: 'stafford', tally: 'visits', month: 'Apr 2007' },
            ...{ breakdown: 'sex', group: 'female' },
            ...{ keptRecords: 1, countedRecords: null, keptAmount: '1', countedAmount: null },
          },
        ]);
      }
    });

    test('puts them right when asked to', async () => {
      const { differences, repaired } = await verifyTallies(hub, { repair: true, onStep });
      assert.deepEqual([differences.length, repaired], [3, true]);
      const after = await verifyTallies(hub, { repair: true, onStep });
      assert.deepEqual([after.differences, after.repaired], [[], false]);
    });
  });
}
