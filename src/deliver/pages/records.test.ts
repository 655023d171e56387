import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../../test/browser/sample/server.ts';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import { readWorkbook } from '../../spreadsheet/index.ts';
import { openLedgerHub, placeType, reviewType } from '../ledger/sample-records.fixture.ts';
import { deliverPages } from '../pages.ts';
import { follow, post, rowsOf, upload, visit } from './page-text.fixture.ts';

const head = 'provider,record,started_on,sessions';
const typePage = `/records/${placeType.code}`;

for (const engine of testDatabases()) {
  describe(`the pages of records on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let server: FastifyInstance;
    before(async () => {
      database = await engine.open();
      const hub = await openLedgerHub(openEmptyHub(database));
      server = sampleServer(deliverPages(), { hub, revision: () => database.revision() });
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const send = (lines: string[], action: string, type = placeType.code) =>
      upload(
        server,
        { name: 'places.csv', bytes: Buffer.from(lines.join('\n')) },
        { action },
        `/records/${type}/import`,
      );

    test('list what is recorded and describe each type', async () => {
      const list = await visit(server, '/records');
      assert.deepEqual(
        rowsOf(list, 'both').map(([plural, , last]) => [plural, last]),
        [
          [placeType.plural, 'none yet'],
          [reviewType.plural, 'none yet'],
        ],
      );
      const type = await visit(server, typePage);
      const columns = rowsOf(type, 'columns');
      assert.deepEqual(columns[0]?.[0], 'provider');
      assert.match(columns.flat().join(' '), /one of finished, left-early/);
      assert.equal((await visit(server, '/records/nothing-like-it')).status, 404);
    });

    test('give files to begin with', async () => {
      const csv = await server.inject(`${typePage}/template.csv`);
      assert.match(csv.body, /^\ufeff?provider,record,retract,revision,started_on,/);
      const ods = await server.inject(`${typePage}/template.ods`);
      const { sheets } = await readWorkbook(ods.rawPayload, 'template.ods');
      assert.deepEqual(
        sheets.map(({ name }) => name),
        ['Records', 'Notes'],
      );
    });

    test('check a file without storing it, and store it', async () => {
      const file = [head, 'Stafford,A,2008-01-15,1', 'Stafford,B,2008-01-15,2'];
      const sound = await send(file, 'check');
      assert.match(sound.text, /places\.csv holds 2 records without a mistake/);
      assert.match(
        (await visit(server, '/records/batches')).text,
        /No records that you may see have been stored yet/,
      );
      const stored = await follow(server, await send(file, 'store'));
      assert.match(stored.text, /places\.csv was stored/);
      assert.deepEqual(
        rowsOf(stored, 'written').map(([record, provider]) => [record, provider]),
        [
          ['A', 'Stafford'],
          ['B', 'Stafford'],
        ],
      );
      const again = await follow(server, await send(file, 'store'));
      assert.match(again.text, /had been stored before, as this batch/);
    });

    test('show every problem of a file, and what is wrong with it as a whole', async () => {
      const refused = await send([head, 'Staford,C,2008-01-15,1', 'Stafford,,soon,1'], 'store');
      assert.equal(refused.status, 422);
      assert.deepEqual(
        rowsOf(refused, 'problem-table').map(([where]) => where),
        ['Row 2, column provider', 'Row 3, column record', 'Row 3, column started_on'],
      );
      const empty = await send([''], 'store');
      assert.match(empty.text, /holds no records/);
      assert.match(empty.body, /id="file-error"/);
      const none = await post(server, `${typePage}/import`, { action: 'store' });
      assert.match(none.text, /Choose a file of records/);
    });

    test('show a record with everything that it said', async () => {
      await send([head, 'Stafford,R,2008-01-15,1'], 'store');
      await send([head, 'Stafford,R,2008-01-15,2'], 'store');
      const page = await visit(server, `${typePage}/stafford/R`);
      assert.deepEqual(
        rowsOf(page, 'revisions').map((row) => row.slice(1)),
        [
          ['sessions', '2', '1'],
          ['started_on', '2008-01-15', ''],
          ['sessions', '1', ''],
        ],
      );
      assert.equal((await visit(server, `${typePage}/stafford/unknown`)).status, 404);
    });

    test('ask before a batch is withdrawn, and why', async () => {
      const stored = await send([head, 'Stafford,W,2008-01-15,1'], 'store');
      const batch = (stored.location ?? '').split('?')[0] ?? '';
      const ask = await visit(server, `${batch}/withdraw`);
      assert.match(ask.text, /1 new record will be taken back\. What a later batch/);
      const unsaid = await post(server, `${batch}/withdraw`, { reason: ' ' });
      assert.equal(unsaid.status, 422);
      assert.match(unsaid.body, /<a href="#reason">Say why the batch is withdrawn<\/a>/);
      const why = { reason: 'wrong file', by: 'Ada' };
      const gone = await follow(server, await post(server, `${batch}/withdraw`, why));
      assert.match(gone.text, /The batch was taken back/);
      assert.match(gone.text, /Reason wrong file/);
      assert.match((await visit(server, batch)).text, /Withdrawn by Batch/);
      assert.match((await visit(server, `${batch}/withdraw`)).text, /cannot be withdrawn/);
      const twice = await post(server, `${batch}/withdraw`, why);
      assert.equal(twice.status, 409);
      assert.equal((await visit(server, '/records/batches/999999')).status, 404);
    });

    test('lock a month and open it again', async () => {
      const wrong = await post(server, '/records/locks', { action: 'lock', month: '2007-08' });
      assert.match(wrong.text, /Enter a month such as Mar 2008 Say why/);
      const lock = { month: 'Jan 2008', provider: 'Stafford', reason: 'final' };
      const locked = await follow(
        server,
        await post(server, '/records/locks', { ...lock, action: 'lock' }),
      );
      assert.match(locked.text, /The month is locked/);
      assert.deepEqual(rowsOf(locked, 'locks')[0]?.slice(0, 2), ['Jan 2008', 'Stafford']);
      const refused = await send([head, 'Stafford,L,2008-01-15,1'], 'store');
      assert.equal(refused.status, 409);
      assert.match(refused.text, /belongs to Jan 2008, which is locked: final/);
      const open = await follow(
        server,
        await post(server, '/records/locks', { ...lock, action: 'open' }),
      );
      assert.match(open.text, /The month is open again/);
    });

    test('list references that lead nowhere', async () => {
      assert.match((await visit(server, '/records/findings')).text, /Every reference has led/);
      const file = ['provider,record,reviewed_on,place', 'Stafford,V,2008-02-01,nowhere'];
      const stored = await follow(server, await send(file, 'store', reviewType.code));
      assert.match(stored.text, /References that led nowhere/);
      const { text } = await visit(server, '/records/findings');
      assert.match(text, /1 of 1 still lead nowhere/);
    });
  });
}
