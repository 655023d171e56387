import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { registerApi } from '../api/index.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { audit } from './audit/audit.ts';
import { originOf } from './audit/figure-origin.fixture.ts';
import { auditApi } from './audit-api.ts';
import { auditPages } from './audit-pages.ts';
import type { Caller } from './index.ts';

const hostile = '<script>alert(1)</script>';
const ann: Caller = {
  ...{ kind: 'person', personId: 'p-ann', name: 'Ann Example', door: 'web', requestId: 'r-1' },
  roles: [{ code: 'analyst', title: 'Analyst', over: ['stafford'] }],
  reaches: new Map(),
};

let database: Database;
let hub: Hub;
let everything: FastifyInstance;
let ofStafford: FastifyInstance;
let empty: FastifyInstance;

function serverOf(served: Hub): FastifyInstance {
  const server = sampleServer(auditPages({ originOf }), { hub: served });
  registerApi(server, auditApi({ originOf }), {
    hubFor: async () => served,
    revision: async () => 'always',
    version: '0.0.0',
  });
  return server;
}

const auditor = (reach: 'everywhere' | readonly string[]): Caller => ({
  ...{ kind: 'person', personId: 'p-eve', name: 'Eve Auditor', door: 'web', roles: [] },
  reaches: new Map([['see audit', reach]]),
});

before(async () => {
  const [embedded] = testDatabases();
  assert.ok(embedded);
  database = await embedded.open();
  hub = openEmptyHub(database);
  const acting = { caller: ann, now: () => new Date('2026-07-01T08:00:07Z') };
  await database.transaction(async (session) => {
    await audit(session, acting, {
      ...{
        action: 'records imported',
        about: { kind: 'record batch', id: '7' },
        providerId: 'stafford',
      },
      after: { records: 12 },
    });
    await audit(session, acting, {
      ...{
        action: 'agreement changed',
        about: { kind: 'agreement', id: 'b-1' },
        providerId: 'bedford',
      },
      before: { title: 'Old', places: 10, note: hostile },
      after: { title: 'New', places: 10 },
    });
    await audit(session, acting, {
      ...{ action: 'record seen', about: { kind: 'record', id: 'drug-test/stafford/T-1' } },
      providerId: 'stafford',
    });
  });
  const confined = (reach: 'everywhere' | readonly string[]): Hub => ({
    ...hub,
    caller: auditor(reach),
    database: database.confined({
      ...{ performance: [], records: [], agreements: [], returns: [], audit: reach },
    }),
  });
  everything = serverOf(confined('everywhere'));
  ofStafford = serverOf(confined(['stafford']));
  empty = serverOf(confined([]));
});
after(async () => {
  await Promise.all([everything?.close(), ofStafford?.close(), empty?.close()]);
  await database?.close();
});

async function open(server: FastifyInstance, url: string, status = 200) {
  const { statusCode, body, headers } = await server.inject(url);
  assert.equal(statusCode, status, body.slice(0, 500));
  const words = body
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  return { body, words, headers };
}

describe('the page of the audit trail', () => {
  test('says who did what when, and links to each entry and to all about the same thing', async () => {
    const { body, words, headers } = await open(everything, '/audit?to=2026-07-31');
    assert.match(
      words,
      /3 1 July 2026 at 09:00:07 on a page Ann Example Analyst over stafford Record seen/,
    );
    assert.match(body, /href="\/audit\/3"/);
    assert.match(body, /href="\/audit\?about=record%3Adrug-test%2Fstafford%2FT-1"/);
    assert.equal(headers['cache-control'], 'no-store');
  });

  test('tells who has looked at a record', async () => {
    const { words } = await open(everything, '/audit?about=record%3Adrug-test%2Fstafford%2FT-1');
    assert.match(words, /Who has looked at this record/);
    assert.match(words, /Record seen/);
    assert.doesNotMatch(words, /Agreement changed/);
  });

  test('shows an auditor of one provider nothing of another', async () => {
    const { words } = await open(ofStafford, '/audit');
    assert.match(words, /Record seen/);
    assert.doesNotMatch(words, /Agreement changed|bedford|Bedford/);
    await open(ofStafford, '/audit/2', 404);
    await open(ofStafford, '/audit/3');
  });

  test('says when there is nothing, and when nothing fits', async () => {
    assert.match((await open(empty, '/audit')).words, /There is no entry that you may see yet\./);
    const none = await open(everything, '/audit?who=nobody+at+all');
    assert.match(none.words, /No entry that you may see fits/);
    assert.match(none.words, /Who: nobody at all/);
  });

  test('names every part of a search that it cannot read, beside its field', async () => {
    const { body, words } = await open(everything, '/audit?from=soon&provider=Atlantis', 400);
    assert.match(words, /There is a problem/);
    assert.match(body, /href="#filter-from"/);
    assert.match(body, /href="#filter-provider"/);
    assert.match(body, /id="filter-from"/);
    await open(everything, '/audit?before=x');
  });

  test('pages through a long list', async () => {
    await database.transaction(async (session) => {
      for (let deed = 1; deed <= 60; deed += 1) {
        const about = { kind: 'deed', id: String(deed) };
        await audit(session, { caller: ann, now: hub.now }, { action: 'deed done', about });
      }
    });
    const first = await open(everything, '/audit?about=deed');
    const older = /href="(\/audit\?about=deed&amp;before=\d+)"/.exec(first.body)?.[1];
    assert.ok(older);
    assert.doesNotMatch(first.words, /Newer/);
    const second = await open(everything, older.replaceAll('&amp;', '&'));
    assert.match(second.words, /Newer/);
    assert.doesNotMatch(second.words, /Older/);
    assert.equal(second.body.match(/>Deed done</g)?.length, 10);
  });

  test('refuses whoever may not see it', async () => {
    const server = serverOf({ ...hub, caller: ann });
    const figure = 'audit/figure?provider=stafford&metric=K05&period=2007-08';
    for (const url of [
      ...['/audit', '/audit/1', '/audit/figure', `/${figure}`],
      ...['/api/audit', '/api/audit/verify', `/api/${figure}`],
    ]) {
      assert.equal((await server.inject(url)).statusCode, 403, url);
    }
    await server.close();
  });
});

describe('the page of an entry', () => {
  test('puts before and after side by side, and shows markup as text', async () => {
    const { body, words } = await open(everything, '/audit/2');
    assert.match(words, /title Yes Old New/);
    assert.match(words, /places No 10 10/);
    assert.match(body, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.ok(!body.includes(hostile));
    assert.match(body, /href="\/audit\?about=agreement%3Ab-1"/);
    assert.match(body, /href="\/audit\?request=r-1"/);
  });

  test('is not there for a number that there is not', async () => {
    await open(everything, '/audit/999999', 404);
    await open(everything, '/audit/0', 400);
    await open(everything, '/audit/1e3', 400);
  });
});

describe('how a figure came to be', () => {
  test('is told from what was done to what it was made from, in order', async () => {
    const { words } = await open(
      everything,
      '/audit/figure?provider=stafford&metric=K05&period=2007-08',
    );
    assert.match(words, /It is counted\./);
    assert.match(
      words,
      /1 July 2026 at 09:00:07 Records imported Batch 7: drug tests of a\.csv Ann Example/,
    );
    assert.match(words, /Of which you may see no entry .*Batch 8: drug tests of b\.csv/);
  });

  test('is asked for by a form', async () => {
    const { words } = await open(everything, '/audit/figure');
    assert.match(words, /Choose a figure/);
  });

  test('says which period it cannot read', async () => {
    const asked = 'provider=stafford&metric=K05&period=soon';
    assert.match((await open(everything, `/audit/figure?${asked}`, 400)).words, /soon/);
    const { body } = await open(everything, `/api/audit/figure?${asked}`, 400);
    assert.match(body, /period/);
    assert.match(body, /soon/);
  });

  test('is told by the API in the same order, and to an auditor of elsewhere without the entries', async () => {
    const url = '/api/audit/figure?provider=stafford&metric=K05&period=2007-08';
    const told = JSON.parse((await open(everything, url)).body);
    assert.deepEqual(told.words, ['It is counted.']);
    assert.deepEqual(
      told.entries.map((entry: { action: string; aboutId: string }) => [
        entry.action,
        entry.aboutId,
      ]),
      [['records imported', '7']],
    );
    const idsOf = (things: Array<{ id: string }>) => things.map(({ id }) => id);
    assert.deepEqual([idsOf(told.madeFrom), idsOf(told.unaudited)], [['7', '8'], ['8']]);
    const nothing = JSON.parse((await open(empty, url)).body);
    assert.deepEqual([nothing.entries, idsOf(nothing.unaudited)], [[], ['7', '8']]);
  });
});

describe('the API of the audit trail', () => {
  test('gives entries, one entry, and whether the chain holds', async () => {
    const { entries, more } = JSON.parse(
      (await open(everything, '/api/audit?to=2026-07-31&limit=2')).body,
    );
    assert.deepEqual(
      entries.map((entry: { number: number }) => entry.number),
      [3, 2],
    );
    assert.equal(more, true);
    const rest = JSON.parse((await open(everything, '/api/audit?to=2026-07-31&before=2')).body);
    assert.equal(rest.more, false);
    const one = JSON.parse((await open(everything, '/api/audit/2')).body);
    assert.deepEqual(one.after, { title: 'New', places: 10 });
    const verified = JSON.parse((await open(everything, '/api/audit/verify')).body);
    assert.equal(verified.broken, null);
    await open(ofStafford, '/api/audit/verify', 403);
    await open(ofStafford, '/api/audit/2', 404);
    await open(everything, '/api/audit?from=soon', 400);
    await open(everything, '/api/audit?provider=Atlantis', 400);
  });

  test('gives entries as a table', async () => {
    const { body } = await open(everything, '/api/audit?to=2026-07-31&format=csv');
    assert.match(body, /^number,at,personId,name,/);
    assert.match(body, /agreement changed,agreement,b-1,bedford/);
  });
});
