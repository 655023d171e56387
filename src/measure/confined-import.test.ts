import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { sql } from '../database/index.ts';
import { storeRecords, withdrawBatch } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { anyVisit, openVisitHub, visitBatch } from './sample-visits.fixture.ts';
import { verifyTallies } from './verify.ts';

const providerRow = z.object({ provider_id: z.string() });
const quiet = { repair: false, onStep: () => undefined };

for (const { name, open, skip } of testDatabases()) {
  describe(`records of a confined caller on ${name}`, { skip }, () => {
    let hub: Hub;
    let atStafford: Hub;
    before(async () => {
      hub = await openVisitHub(openEmptyHub(await open()));
      const reach = ['stafford'];
      const none = { agreements: [], returns: [], audit: [] };
      const database = hub.database.confined({ performance: reach, records: reach, ...none });
      atStafford = { ...hub, database, counts: database };
    });
    after(() => hub.database.close());

    const providersIn = async (seenBy: Hub, table: 'record_sample_visit' | 'tally_cell') => {
      const query = { text: `select distinct provider_id from ${table} order by 1`, values: [] };
      return (await seenBy.database.rows(providerRow, query)).map((row) => row.provider_id);
    };

    test('are stored, revised and withdrawn with their tallies in reach, and not at all outside', async () => {
      await storeRecords(
        hub,
        visitBatch(
          [{ providerId: 'cardiff', recordKey: 'v1', fields: { visited_on: '2007-04-02' } }],
          'theirs',
        ),
      );
      let serial = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyVisit, { minLength: 1, maxLength: 6 }), async (visits) => {
          serial += 1;
          const batch = visitBatch(visits, `visits ${serial}`);
          if (batch.rows.some(({ providerId }) => providerId !== 'stafford')) {
            const counted = sql`select count(*) as n from ledger_batch`;
            const before = await hub.database.rows(z.object({ n: z.number() }), counted);
            await assert.rejects(storeRecords(atStafford, batch), { code: '42501' });
            const after = await hub.database.rows(z.object({ n: z.number() }), counted);
            assert.deepEqual(after, before);
            return;
          }
          const { batchId } = await storeRecords(atStafford, batch);
          if (serial % 3 === 0) {
            await withdrawBatch(atStafford, batchId, { by: 'a test', reason: 'for the test' });
          }
        }),
        { numRuns: 40 },
      );
      assert.deepEqual((await verifyTallies(hub, quiet)).differences, []);
      for (const table of ['record_sample_visit', 'tally_cell'] as const) {
        assert.deepEqual(await providersIn(atStafford, table), ['stafford'], table);
        assert.deepEqual(await providersIn(hub, table), ['cardiff', 'stafford'], table);
      }
    });
  });
}
