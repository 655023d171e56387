import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { refusalOf } from '../figure-file.fixture.ts';
import { listLedgerBatches } from './batch-store.ts';
import { listRecords, listRevisions } from './current-store.ts';
import { openLedgerHub, placeBatch, placeType, samplePlace } from './sample-records.fixture.ts';
import { storeRecords } from './store-records.ts';

for (const engine of testDatabases()) {
  describe(`writers at once on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = await openLedgerHub(openEmptyHub(database));
    });
    after(() => database.close());

    test('who corrects what another has just corrected is told, and nothing is lost', async () => {
      await storeRecords(hub, placeBatch([samplePlace('shared', { sessions: 0 })]));
      const correct = (sessions: number) =>
        storeRecords(
          hub,
          placeBatch([samplePlace('shared', { sessions }, { expectedRevision: 1 })]),
        ).then(
          () => sessions,
          () => undefined,
        );
      const won = (await Promise.all([1, 2, 3, 4, 5].map(correct))).filter(
        (sessions) => sessions !== undefined,
      );
      assert.equal(won.length, 1);
      const key = { providerId: 'stafford', recordKey: 'shared' };
      const revisions = await listRevisions(database, placeType, key);
      assert.deepEqual(
        revisions.map(({ revision, fields }) => [revision, fields.sessions]),
        [
          [2, won[0]],
          [1, 0],
        ],
      );
      const late = placeBatch([samplePlace('shared', { sessions: 9 }, { expectedRevision: 1 })]);
      assert.equal((await refusalOf(storeRecords(hub, late))).code, 'DELIVER_RECORD_CHANGED');
    });

    test('batches at once are numbered in the order of their commits, and each is whole', async () => {
      const batches = Array.from({ length: 8 }, (_, index) =>
        placeBatch(
          Array.from({ length: 50 }, (_row, row) =>
            samplePlace(row < 10 ? `common ${row}` : `own ${index} ${row}`, { sessions: index }),
          ),
        ),
      );
      const stored = await Promise.all(batches.map((batch) => storeRecords(hub, batch)));
      const last = Math.max(...stored.map(({ batchId }) => batchId));
      const winner = stored.findIndex(({ batchId }) => batchId === last);
      const records = await listRecords(database, placeType, { asAt: last, limit: null });
      assert.equal(records.filter(({ recordKey }) => recordKey.startsWith('own')).length, 8 * 40);
      const common = records.filter(({ recordKey }) => recordKey.startsWith('common'));
      assert.deepEqual(
        common.map(({ fields }) => fields.sessions),
        Array(10).fill(winner),
      );
      const instants = (await listLedgerBatches(database)).map(({ committedAt }) => committedAt);
      assert.deepEqual(instants, instants.toSorted().reverse());
    });
  });
}
