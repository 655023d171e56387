import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import { openLedgerHub, placeType, reviewType } from './ledger/sample-records.fixture.ts';

const address = `/api/records/${placeType.code}`;
const place = { provider: 'HMP Stafford', record: 'A-1', started_on: '2008-01-15' };

for (const engine of testDatabases()) {
  describe(`the API of records on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let server: FastifyInstance;
    before(async () => {
      database = await engine.open();
      server = testServer(await openLedgerHub(openEmptyHub(database)));
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const post = (url: string, payload: unknown) =>
      ask(server, url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify(payload),
      });

    test('tells what is recorded, with a schema of each', async () => {
      const { body: types } = await ask(server, '/api/records/types');
      assert.deepEqual(
        types.map(({ code }: { code: string }) => code),
        [placeType.code, reviewType.code],
      );
      const { body } = await ask(server, `/api/records/types/${placeType.code}`);
      assert.deepEqual(body.schema.else.required, ['started_on']);
      assert.deepEqual(body.schema.properties.outcome.enum, ['finished', 'left-early', null]);
      assert.equal(body.columns[0].heading, 'provider');
      const unknown = await ask(server, '/api/records/types/sample-plaice');
      assert.equal(unknown.status, 404);
      assert.match(unknown.body.error.message, /sample-place/);
    });

    test('stores records, corrects them, and gives back every revision', async () => {
      const first = await post(address, [{ ...place, sessions: 3, priority: true, hours: null }]);
      assert.deepEqual([first.status, first.body.added], [200, 1]);
      const second = await post(address, [{ ...place, sessions: 4, revision: 1 }]);
      assert.deepEqual([second.status, second.body.revised], [200, 1]);
      const again = await post(address, [{ ...place, sessions: 4, revision: 1 }]);
      assert.deepEqual([again.status, again.body.alreadyStored], [200, true]);
      const { body } = await ask(server, `${address}/Stafford/A-1`);
      assert.deepEqual(
        body.revisions.map((one: { revision: number; fields: { sessions: number } }) => [
          one.revision,
          one.fields.sessions,
        ]),
        [
          [2, 4],
          [1, 3],
        ],
      );
      assert.equal((await ask(server, `${address}/Stafford/none`)).status, 404);
    });

    test('takes the same words again when they are meant again', async () => {
      const say = (sessions: number) => post(address, [{ ...place, record: 'A-2', sessions }]);
      const counts: number[][] = [];
      for (const sessions of [1, 2, 1, 1]) {
        const { body } = await say(sessions);
        counts.push([body.added, body.revised, body.unchanged]);
      }
      assert.deepEqual(counts, [
        [1, 0, 0],
        [0, 1, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]);
    });

    test('answers 409 for what somebody else has changed, with the revision now', async () => {
      await post(address, [{ ...place, record: 'A-3' }]);
      await post(address, [{ ...place, record: 'A-3', sessions: 1 }]);
      const { status, body } = await post(address, [
        { ...place, record: 'A-3', sessions: 2, revision: 1 },
      ]);
      assert.deepEqual([status, body.error.code], [409, 'DELIVER_RECORD_CHANGED']);
      assert.match(body.error.problems[0].message, /is at revision 2 now/);
    });

    test('answers 422 with every problem at once, each at its record and name', async () => {
      const { status, body } = await post(address, [
        { provider: 'Staford', record: 'B-1', started_on: '2008-13-01', sesions: 3 },
        { ...place, record: 'B-2', person: 'J Smith', sessions: true },
        { ...place, record: 'B-2' },
      ]);
      assert.deepEqual([status, body.error.code], [422, 'DELIVER_RECORDS_REFUSED']);
      assert.deepEqual(
        body.error.problems.map(({ place: at }: { place: { path: string } }) => at.path),
        [...['0.sesions', '0.provider', '0.started_on', '1.sessions', '1.person', '2.record']],
      );
      assert.equal((await ask(server, `${address}/Stafford/B-2`)).status, 404);
    });

    test('refuses a body that is no list of records', async () => {
      assert.equal((await post(address, [])).status, 400);
      assert.equal((await post(address, { records: [] })).status, 400);
      const broken = await ask(server, address, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, payload: '[{' },
      });
      assert.deepEqual([broken.status, broken.body.error.code], [400, 'API_NOT_JSON']);
      const csv = await ask(server, address, {
        ...{ method: 'POST', headers: { 'content-type': 'text/csv' }, payload: 'a,b' },
      });
      assert.deepEqual([csv.status, csv.body.error.code], [415, 'API_BODY_NOT_JSON']);
    });

    test('lists batches and withdraws them, once', async () => {
      const { body: stored } = await post(address, [{ ...place, record: 'C-1' }]);
      const batch = `/api/records/batches/${stored.batchId}`;
      const { body: list } = await ask(server, '/api/records/batches?limit=1');
      assert.deepEqual([list.length, list[0].batchId], [1, stored.batchId]);
      const why = { reason: 'wrong file', by: 'Ada' };
      const gone = await post(`${batch}/withdraw`, why);
      assert.deepEqual([gone.status, gone.body.retracted], [200, 1]);
      assert.equal((await post(`${batch}/withdraw`, why)).status, 409);
      assert.equal((await post('/api/records/batches/9999/withdraw', why)).status, 404);
      assert.equal((await post(`${batch}/withdraw`, {})).status, 400);
      const { body } = await ask(server, batch);
      assert.equal(body.batch.withdrawnIn, gone.body.batchId);
    });

    test('locks a month and opens it again', async () => {
      const lock = { month: 'Jan 2008', provider: 'Stafford', reason: 'returns are final' };
      const locked = await post('/api/records/locks', lock);
      assert.deepEqual(locked.body, { month: 'Jan 2008', providerId: 'stafford' });
      assert.equal((await post('/api/records/locks', lock)).status, 409);
      const refused = await post(address, [{ ...place, record: 'D-1' }]);
      assert.deepEqual([refused.status, refused.body.error.code], [409, 'DELIVER_MONTH_LOCKED']);
      assert.equal((await post('/api/records/locks/open', lock)).status, 200);
      assert.equal((await post('/api/records/locks/open', lock)).status, 409);
      assert.equal((await post(address, [{ ...place, record: 'D-1' }])).status, 200);
      for (const wrong of [
        { ...lock, month: '2007-08' },
        { ...lock, provider: 'National' },
      ]) {
        const { body } = await post('/api/records/locks', wrong);
        assert.equal(body.error.code, 'DELIVER_LOCK_UNREADABLE');
      }
      const { body: list } = await ask(server, '/api/records/locks');
      assert.deepEqual([list.length, list[0].reason], [1, 'returns are final']);
    });

    test('finds references that lead nowhere', async () => {
      const review = { provider: 'Stafford', record: 'R-1', reviewed_on: '2008-02-01' };
      await post(`/api/records/${reviewType.code}`, [{ ...review, place: 'nowhere' }]);
      const { body } = await ask(server, '/api/records/findings');
      assert.deepEqual([body.length, body[0].referredKey, body[0].stands], [1, 'nowhere', true]);
    });
  });
}
