import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { emptyCatalogue, type RecordType } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { printProblems, refusalOf } from '../figure-file.fixture.ts';
import { listRecords } from './current-store.ts';
import type { LedgerRecord } from './record.ts';
import { syncRecordTables } from './record-table-store.ts';
import { placeBatch, sampleType } from './sample-records.fixture.ts';
import { storeRecords } from './store-records.ts';

for (const engine of testDatabases()) {
  describe(`tables of record types on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = openEmptyHub(database);
    });
    after(() => database.close());

    const sync = (...recordTypes: RecordType[]) =>
      database.transaction((session) =>
        syncRecordTables(session, { ...emptyCatalogue, recordTypes }),
      );
    const store = (type: RecordType, recordKey: string, fields: LedgerRecord['fields']) =>
      storeRecords(hub, placeBatch([{ providerId: 'stafford', recordKey, fields }], { type }));
    const contents = async (type: RecordType) => {
      const records = await listRecords(database, type, { asAt: 1_000, limit: null });
      return records.map(({ recordKey, fields }) => [recordKey, fields]);
    };

    test('are made once, take new fields, and keep those that are declared no more', async () => {
      const first = sampleType('growing-thing', [
        { name: 'day', kind: 'date' },
        { name: 'old', kind: 'number' },
      ]);
      const second = sampleType('growing-thing', [
        { name: 'day', kind: 'date' },
        { name: 'added', kind: 'flag' },
      ]);
      await sync(first);
      await store(first, 'one', { day: '2008-01-01', old: 1.5 });
      for (let again = 0; again < 2; again += 1) await sync(second);
      await store(second, 'two', { day: '2008-01-02', added: true });
      assert.deepEqual(await contents(second), [
        ['one', { day: '2008-01-01', added: null }],
        ['two', { day: '2008-01-02', added: true }],
      ]);
      await sync(first);
      assert.deepEqual((await contents(first))[0], ['one', { day: '2008-01-01', old: 1.5 }]);
    });

    test('are refused for fields whose kind has changed, all of them at once', async () => {
      await sync(
        sampleType('changing-thing', [
          { name: 'day', kind: 'date' },
          { name: 'size', kind: 'whole' },
          { name: 'word', kind: 'code' },
        ]),
      );
      const refused = await refusalOf(
        sync(
          sampleType('changing-thing', [
            { name: 'day', kind: 'code' },
            { name: 'size', kind: 'flag' },
            { name: 'word', kind: 'person' },
          ]),
        ),
      );
      assert.deepEqual([refused.code, refused.status], ['DELIVER_FIELD_CHANGED', 500]);
      assert.equal(printProblems(refused).length, 2);
    });

    test('bear names that were meant to break out of them', async () => {
      const hostile = sampleType('x"; drop table ledger_batch; --', [
        { name: 'day"); delete from subject; --', kind: 'date' },
        { name: "it's $1", kind: 'code' },
        { name: 'select', kind: 'number' },
      ]);
      await sync(hostile);
      const fields = {
        ...{ 'day"); delete from subject; --': '2008-01-01', select: 3 },
        ...{ "it's $1": `{"a",\\b} '; drop table x; -- \n é 🙂` },
      };
      await store(hostile, `key "{},\\' `, fields);
      await store(hostile, 'other', { ...fields, select: 4 });
      assert.deepEqual(await contents(hostile), [
        [`key "{},\\' `, fields],
        ['other', { ...fields, select: 4 }],
      ]);
    });
  });
}
