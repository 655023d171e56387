import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { failingAt } from '../failing-database.fixture.ts';
import { refusalOf } from '../figure-file.fixture.ts';
import { listLedgerBatches } from './batch-store.ts';
import { listRecords } from './current-store.ts';
import { importRecords } from './import-records.ts';
import { lockMonth, unlockMonth } from './month-locks.ts';
import { type RecordSource, recordBytes } from './record-source.ts';
import { openLedgerHub, placeType } from './sample-records.fixture.ts';

const head = 'provider,record,started_on,sessions';

/** Rows of Stafford, one a day from the first of a month on. */
function rowsOf(name: string, count: number, month = '2008-01'): string[] {
  return Array.from({ length: count }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    return `Stafford,${name}-${day},${month}-${day},${index}`;
  });
}

for (const engine of testDatabases()) {
  describe(`importing records into ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = await openLedgerHub(openEmptyHub(database));
    });
    after(() => database.close());

    const wish = { type: placeType, recordedBy: 'test', portion: 10 };
    const source = (rows: string[]) =>
      recordBytes(Buffer.from([head, ...rows].join('\n')), 'places.csv');

    async function storedOf(name: string): Promise<number> {
      const records = await listRecords(database, placeType, { asAt: 1_000_000, limit: null });
      return records.filter(({ recordKey }) => recordKey.startsWith(`${name}-`)).length;
    }

    test('stores portions in the order of the file, and tells how far it is', async () => {
      const told: Array<[number, number]> = [];
      const shares: number[] = [];
      const imported = await importRecords(hub, await source(rowsOf('order', 25)), {
        ...wish,
        onStored: (stored, records) => told.push([stored, records]),
        onShare: (share) => shares.push(share),
      });
      assert.deepEqual(told, [
        [10, 25],
        [20, 25],
        [25, 25],
      ]);
      assert.deepEqual([imported.records, imported.added, imported.batches.length], [25, 25, 3]);
      assert.deepEqual(
        shares,
        shares.toSorted((one, other) => one - other),
      );
      assert.equal(shares.at(-1), 1);
      const [last] = await listLedgerBatches(database);
      assert.deepEqual([last?.fileName, last?.portion, last?.added], ['places.csv', 3, 5]);
    });

    test('is completed by a second run where the database failed in the middle', async () => {
      const rows = rowsOf('cut', 25);
      const failing = { ...hub, database: failingAt(database, 'insert into ledger_batch', 2) };
      await assert.rejects(importRecords(failing, await source(rows), wish), /the disk is full/);
      assert.equal(await storedOf('cut'), 10);
      const { added, unchanged, batches } = await importRecords(hub, await source(rows), wish);
      assert.deepEqual([added, unchanged], [15, 10]);
      assert.deepEqual(
        batches.map(({ alreadyStored }) => alreadyStored),
        [true, false, false],
      );
      assert.equal(await storedOf('cut'), 25);
    });

    test('stores nothing where a single row is wrong, however late', async () => {
      const rows = [...rowsOf('wrong', 25), 'Stafford,wrong-26,2008-01-26,many'];
      const refused = await refusalOf(importRecords(hub, await source(rows), wish));
      assert.equal(refused.code, 'DELIVER_RECORDS_REFUSED');
      assert.equal(await storedOf('wrong'), 0);
    });

    test('says what is stored where a later portion is refused, and goes on from there', async () => {
      const lock = { month: 'Mar 2008', reason: 'final', by: 'test' };
      await lockMonth(hub, lock);
      const rows = [...rowsOf('lock', 10), ...rowsOf('lock-later', 5, '2008-03')];
      const refused = await refusalOf(importRecords(hub, await source(rows), wish));
      assert.equal(refused.code, 'DELIVER_MONTH_LOCKED');
      assert.match(refused.message, /^The first 10 records of places\.csv are stored/);
      assert.equal(refused.problems.length, 5);
      await unlockMonth(hub, lock);
      const { added } = await importRecords(hub, await source(rows), wish);
      assert.equal(added, 5);
    });

    test('tells when the file is another one than it had checked', async () => {
      const [first, second] = [await source(rowsOf('a', 3)), await source(rowsOf('b', 3))];
      let readings = 0;
      const changing: RecordSource = {
        ...first,
        rows: (onShare) => {
          readings += 1;
          return (readings === 1 ? first : second).rows(onShare);
        },
        contentHash: () => (readings === 1 ? first : second).contentHash(),
      };
      const refused = await refusalOf(importRecords(hub, changing, wish));
      assert.equal(refused.code, 'DELIVER_FILE_CHANGED');
    });
  });
}
