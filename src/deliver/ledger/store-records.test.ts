import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { refusalOf } from '../figure-file.fixture.ts';
import { batchAsAt, findLedgerBatch, listLedgerBatches } from './batch-store.ts';
import { listRecords, listRevisions } from './current-store.ts';
import { listLedgerFindings } from './finding-store.ts';
import { addLock, endLock } from './lock-store.ts';
import type { LedgerRecord } from './record.ts';
import {
  openLedgerHub,
  placeBatch,
  placeType,
  reviewType,
  samplePlace,
} from './sample-records.fixture.ts';
import { storeRecords } from './store-records.ts';
import { withdrawBatch } from './withdraw-batch.ts';

const january2008 = 2008 * 12;

for (const engine of testDatabases()) {
  describe(`the ledger on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = await openLedgerHub(openEmptyHub(database));
    });
    after(() => database.close());

    const store = (...rows: LedgerRecord[]) => storeRecords(hub, placeBatch(rows));
    const revisionsOf = (recordKey: string) =>
      listRevisions(database, placeType, { providerId: 'stafford', recordKey });

    test('keeps every kind of field as it was given', async () => {
      const fields = {
        ...{ started_on: '2008-01-31', ended_on: '2008-02-29', outcome: 'left-early' },
        ...{
          priority: false,
          sessions: 12,
          hours: 37.25,
          person: 'AB-1234',
          case_number: '"7",\\',
        },
      };
      const { batchId } = await store(samplePlace('kinds', fields));
      const [revision] = await revisionsOf('kinds');
      assert.deepEqual(revision, {
        ...{ providerId: 'stafford', recordKey: 'kinds', revision: 1, batchId, statedIn: batchId },
        ...{ supersededIn: null, retracted: false, fields },
      });
    });

    test('keeps what is not stated as unknown', async () => {
      await store(samplePlace('sparse'));
      const [revision] = await revisionsOf('sparse');
      assert.deepEqual(Object.values(revision?.fields ?? {}), [
        '2008-01-15',
        ...Array(7).fill(null),
      ]);
    });

    test('adds what is new, revises what changed, leaves the rest alone', async () => {
      const first = await store(samplePlace('a'), samplePlace('b', { sessions: 1 }));
      const second = await store(
        samplePlace('a'),
        samplePlace('b', { sessions: 2 }),
        samplePlace('c'),
      );
      const { batchId, ...counts } = second;
      assert.deepEqual(counts, {
        ...{ alreadyStored: false, added: 1, revised: 1, retracted: 0, unchanged: 1 },
      });
      const revisions = await revisionsOf('b');
      assert.deepEqual(
        revisions.map((one) => [one.revision, one.batchId, one.supersededIn, one.fields.sessions]),
        [
          [2, batchId, null, 2],
          [1, first.batchId, batchId, 1],
        ],
      );
    });

    test('takes a record back and keeps what it said', async () => {
      await store(samplePlace('gone', { sessions: 3 }));
      const { retracted } = await store(samplePlace('gone', {}, { retract: true }));
      assert.equal(retracted, 1);
      const again = await store(
        samplePlace('gone', {}, { retract: true }),
        samplePlace('other than before'),
      );
      assert.deepEqual([again.retracted, again.unchanged, again.added], [0, 1, 1]);
      const [last] = await revisionsOf('gone');
      assert.deepEqual([last?.revision, last?.retracted, last?.fields.sessions], [2, true, 3]);
    });

    test('takes in again what had been taken back', async () => {
      await store(samplePlace('back', { sessions: 3 }));
      await store(samplePlace('back', {}, { retract: true }));
      const { revised } = await store(samplePlace('back', { sessions: 3 }), samplePlace('back 2'));
      assert.equal(revised, 1);
      const [last] = await revisionsOf('back');
      assert.deepEqual([last?.revision, last?.retracted], [3, false]);
    });

    test('refuses to take back what it never had, naming each', async () => {
      const refused = await refusalOf(
        store(
          samplePlace('never 1', {}, { retract: true }),
          samplePlace('never 2', {}, { retract: true }),
        ),
      );
      assert.deepEqual([refused.code, refused.problems.length], ['DELIVER_RECORD_UNKNOWN', 2]);
    });

    test('stores the same content once', async () => {
      const rows = [samplePlace('once')];
      const first = await storeRecords(hub, placeBatch(rows));
      const batches = await listLedgerBatches(database);
      assert.deepEqual(await storeRecords(hub, placeBatch(rows)), {
        ...first,
        alreadyStored: true,
      });
      assert.deepEqual(await listLedgerBatches(database), batches);
    });

    test('refuses every record that another writer has changed, with its revision now', async () => {
      await store(samplePlace('x'), samplePlace('y'), samplePlace('z'));
      await store(samplePlace('x', { sessions: 1 }), samplePlace('y', { sessions: 1 }));
      const seen = { expectedRevision: 1 };
      const refused = await refusalOf(
        store(
          samplePlace('x', { sessions: 5 }, seen),
          samplePlace('y', { sessions: 5 }, seen),
          samplePlace('z', { sessions: 5 }, seen),
          samplePlace('new', {}, seen),
          samplePlace('newer', {}, { expectedRevision: 0 }),
        ),
      );
      assert.equal(refused.code, 'DELIVER_RECORD_CHANGED');
      assert.deepEqual(
        refused.problems.map(({ message, found, expected }) => [message, found, expected]),
        [
          ['The record x of stafford is at revision 2 now.', '1', '2'],
          ['The record y of stafford is at revision 2 now.', '1', '2'],
          ['The record new of stafford is not in the ledger.', '1', '0'],
        ],
      );
      assert.equal((await revisionsOf('z')).length, 1);
    });

    test('lets nothing into a locked month and nothing out of it', async () => {
      await store(samplePlace('in'), samplePlace('out', { started_on: '2008-03-01' }));
      const lock = { month: january2008, lockedBy: 'test', reason: 'returns are final' };
      assert.equal(await addLock(database, { ...lock, providerId: 'stafford' }), true);
      assert.equal(await addLock(database, { ...lock, providerId: 'stafford' }), false);
      const refused = await refusalOf(
        store(
          samplePlace('in', { started_on: '2008-03-01' }),
          samplePlace('out', { started_on: '2008-01-31' }),
          samplePlace('fresh'),
          samplePlace('elsewhere', {}, { providerId: 'drake-hall' }),
        ),
      );
      assert.deepEqual([refused.code, refused.status], ['DELIVER_MONTH_LOCKED', 409]);
      assert.deepEqual(
        refused.problems.map(({ found }) => found),
        ['fresh', 'in', 'out'],
      );
      assert.match(
        refused.problems[0]?.message ?? '',
        /Jan 2008, which is locked: returns are final/,
      );
      await assert.rejects(store(samplePlace('in', {}, { retract: true })));
      assert.equal(await addLock(database, { ...lock, providerId: '' }), true);
      await assert.rejects(store(samplePlace('elsewhere', {}, { providerId: 'drake-hall' })));
      for (const providerId of ['', 'stafford']) await endLock(database, { ...lock, providerId });
      await store(samplePlace('in', {}, { retract: true }));
    });

    test('holds a withdrawal to the locks as well', async () => {
      const { batchId } = await store(samplePlace('locked away'));
      const lock = { providerId: '', month: january2008, lockedBy: 'test', reason: 'final' };
      await addLock(database, lock);
      const why = { by: 'test', reason: 'wrong file' };
      assert.equal(
        (await refusalOf(withdrawBatch(hub, batchId, why))).code,
        'DELIVER_MONTH_LOCKED',
      );
      await endLock(database, lock);
      await withdrawBatch(hub, batchId, why);
    });

    test('withdraws a batch: what stood before stands again, what was new is taken back', async () => {
      const first = await store(samplePlace('w1', { sessions: 1 }));
      const wrong = await store(samplePlace('w1', { sessions: 9 }), samplePlace('w2'));
      const gone = await withdrawBatch(hub, wrong.batchId, { by: 'Ada', reason: 'wrong file' });
      assert.deepEqual(gone, {
        ...{ batchId: wrong.batchId + 1, added: 0, revised: 1, retracted: 1, unchanged: 0 },
      });
      const [one] = await revisionsOf('w1');
      assert.deepEqual(
        [one?.revision, one?.batchId, one?.statedIn, one?.fields.sessions, one?.retracted],
        [3, gone.batchId, first.batchId, 1, false],
      );
      assert.equal((await revisionsOf('w2'))[0]?.retracted, true);
      assert.equal((await findLedgerBatch(database, wrong.batchId))?.withdrawnIn, gone.batchId);
      const kept = await findLedgerBatch(database, gone.batchId);
      assert.deepEqual(
        [kept?.kind, kept?.withdraws, kept?.recordedBy, kept?.reason],
        ['withdrawal', wrong.batchId, 'Ada', 'wrong file'],
      );
      for (const batchId of [wrong.batchId, gone.batchId]) {
        const refused = await refusalOf(
          withdrawBatch(hub, batchId, { by: 'Ada', reason: 'again' }),
        );
        assert.equal(refused.code, 'DELIVER_NOT_WITHDRAWABLE');
      }
      const unknown = await refusalOf(withdrawBatch(hub, 99_999, { by: 'Ada', reason: 'again' }));
      assert.equal(unknown.code, 'DELIVER_UNKNOWN_BATCH');
    });

    test('stores again what went with an older batch, although the same content was stored', async () => {
      const older = await store(samplePlace('shared'));
      const rows = [samplePlace('shared'), samplePlace('own')];
      await storeRecords(hub, placeBatch(rows));
      await withdrawBatch(hub, older.batchId, { by: 'test', reason: 'wrong file' });
      const again = await storeRecords(hub, placeBatch(rows));
      assert.deepEqual([again.alreadyStored, again.revised, again.unchanged], [false, 1, 1]);
    });

    test('tells the ledger as it was at any instant', async () => {
      const first = await store(samplePlace('then', { sessions: 1 }));
      const second = await store(samplePlace('then', { sessions: 2 }));
      const at = async (instant: string) => {
        const asAt = await batchAsAt(database, instant);
        const records = await listRecords(database, placeType, { asAt, limit: null });
        return records.find(({ recordKey }) => recordKey === 'then')?.fields.sessions;
      };
      const [one, two] = await Promise.all(
        [first, second].map(({ batchId }) => findLedgerBatch(database, batchId)),
      );
      assert.ok(one && two && one.committedAt <= two.committedAt);
      assert.equal(await at(two.committedAt), 2);
      assert.equal(await at('2000-01-01T00:00:00.000Z'), undefined);
      assert.equal(await batchAsAt(database, '2000-01-01T00:00:00.000Z'), 0);
    });

    test('finds references that lead nowhere, and no longer once they lead somewhere', async () => {
      await store(samplePlace('p1'));
      const review = (recordKey: string, place: string | null) => ({
        ...{ providerId: 'stafford', recordKey, fields: { reviewed_on: '2008-02-01', place } },
      });
      const rows = [review('r1', 'p1'), review('r2', 'p2'), review('r3', 'p3'), review('r4', null)];
      const { batchId } = await storeRecords(hub, { ...placeBatch(rows), type: reviewType });
      const list = async () => {
        const findings = await listLedgerFindings(database, [reviewType], { batchId, limit: 10 });
        return findings.map(({ recordKey, referredKey, stands }) => [
          recordKey,
          referredKey,
          stands,
        ]);
      };
      assert.deepEqual(await list(), [
        ['r2', 'p2', true],
        ['r3', 'p3', true],
      ]);
      await store(samplePlace('p2'));
      const corrected = [{ ...review('r3', 'p1') }];
      await storeRecords(hub, { ...placeBatch(corrected), type: reviewType });
      assert.deepEqual(await list(), [
        ['r2', 'p2', false],
        ['r3', 'p3', false],
      ]);
    });
  });
}
