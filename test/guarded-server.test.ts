import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Database } from '../src/database/index.ts';
import { testDatabases } from './databases.ts';
import { openEmptyHub } from './hubs.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const ours = { ...form, 'sec-fetch-site': 'same-origin' };
const wrong = 'email=nobody%40example.org&password=not+the+password+of+anyone';

describe('the server as the product is put together', () => {
  const engine = testDatabases().find(({ name }) => name === 'PGlite');
  let database: Database;
  let server: FastifyInstance;
  before(async () => {
    assert.ok(engine);
    database = await engine.open();
    server = buildServer(openEmptyHub(database), readConfig({}), { log: false });
  });
  after(() => database.close());

  const signIn = (headers: Record<string, string>) =>
    server.inject({ method: 'POST', url: '/sign-in', headers, payload: wrong });

  test('takes no form that brings a cookie and does not say where it comes from', async () => {
    const cookie = 'gatehouse-session=anything';
    const without = await signIn({ ...form, cookie });
    assert.equal(without.statusCode, 403);
    assert.match(without.body, /from another site/);
    assert.notEqual((await signIn({ ...ours, cookie })).statusCode, 403);
    const across = await signIn({ ...form, 'sec-fetch-site': 'cross-site' });
    assert.equal(across.statusCode, 403, 'nobody is signed in by another site either');
  });

  test('keeps what was made for somebody from being kept for others on the way', async () => {
    const openly = await server.inject('/metrics');
    assert.equal(openly.headers['cache-control'], 'no-cache');
    const hub = openEmptyHub(database);
    const signedIn = buildServer(hub, readConfig({}), { log: false, hubFor: async () => hub });
    for (const url of ['/metrics', '/api/metrics']) {
      const { headers } = await signedIn.inject(url);
      assert.equal(headers['cache-control'], 'private, no-cache', url);
      assert.match(String(headers.vary), /Authorization, Cookie/);
    }
  });

  test('counts attempts to sign in, without saying whose', async () => {
    const failed = async () => {
      const { body } = await server.inject('/operations/metrics');
      assert.doesNotMatch(body, /example\.org/);
      return Number(/gatehouse_sign_ins_total\{outcome="failed"\} (\d+)/.exec(body)?.[1]);
    };
    const before = await failed();
    await signIn(ours);
    assert.equal(await failed(), before + 1);
  });

  test('tells that it lives and that it does not listen yet, to whoever asks', async () => {
    assert.equal((await server.inject('/health')).statusCode, 200);
    assert.deepEqual((await server.inject('/ready')).json(), {
      status: 'not ready',
      because: 'starting',
    });
  });

  test('is ready once it listens, on a database with every migration', async () => {
    const listening = buildServer(openEmptyHub(database), readConfig({}), { log: false });
    const address = await listening.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${address}/ready`);
    assert.deepEqual(await answer.json(), { status: 'ready' });
    await listening.close();
  });

  test('keeps the probes without what asks the database', async () => {
    const gone = { ...database, rows: () => Promise.reject(new Error('gone')) };
    const config = readConfig({});
    const cut = buildServer(openEmptyHub(gone), config, { log: false });
    assert.equal((await cut.inject('/health')).statusCode, 200);
  });
});
