import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleServer } from '../../../test/browser/sample/server.ts';
import { page } from '../page.ts';
import { createTelemetry, registerOperations } from './index.ts';

const token = 'a-token-of-at-least-32-characters';
const person = page({
  path: '/people/:id',
  needs: 'see published',
  show: () => ({ redirect: '/' }),
});

type Setting = { token?: string; openToThisMachine?: boolean; unapplied?: () => Promise<string[]> };

function operatedServer(setting: Setting = {}) {
  const telemetry = createTelemetry({ version: '1.2.3', databaseWaiting: () => 4 });
  const server = sampleServer([person], { answered: telemetry.answered });
  registerOperations(server, {
    listUnapplied: setting.unapplied ?? (async () => []),
    version: '1.2.3',
    telemetry,
    access: { token: setting.token, openToThisMachine: setting.openToThisMachine ?? true },
  });
  return { server, telemetry };
}

describe('/health', () => {
  test('says that the process lives, and asks nobody', async () => {
    const unapplied = () => Promise.reject(new Error('the database is down'));
    const { server } = operatedServer({ unapplied });
    const { statusCode, headers, body } = await server.inject('/health');
    assert.equal(statusCode, 200);
    assert.equal(headers['cache-control'], 'no-store');
    assert.deepEqual(JSON.parse(body), { status: 'ok', version: '1.2.3' });
  });
});

describe('/ready', () => {
  test('refuses visitors before the server listens', async () => {
    const { server } = operatedServer();
    const answer = await server.inject('/ready');
    assert.equal(answer.statusCode, 503);
    assert.deepEqual(answer.json(), { status: 'not ready', because: 'starting' });
  });

  test('takes visitors while it listens, and refuses them once it closes', async () => {
    const { server } = operatedServer();
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${address}/ready`);
    assert.equal(answer.status, 200);
    assert.deepEqual(await answer.json(), { status: 'ready' });
    await server.close();
    await assert.rejects(fetch(`${address}/ready`));
  });

  test('refuses visitors while the database does not answer or lacks a migration', async () => {
    const cases = [
      { because: 'database', unapplied: () => Promise.reject(new Error('gone')) },
      { because: 'migrations', unapplied: async () => ['0042_new.sql'] },
    ];
    for (const { because, unapplied } of cases) {
      const { server } = operatedServer({ unapplied });
      const address = await server.listen({ port: 0, host: '127.0.0.1' });
      const answer = await fetch(`${address}/ready`);
      assert.equal(answer.status, 503);
      assert.deepEqual(await answer.json(), { status: 'not ready', because });
      await server.close();
    }
  });
});

describe('/operations/metrics', () => {
  const url = '/operations/metrics';

  test('counts answers by method, template of the route and status, and never by who or what', async () => {
    const { server, telemetry } = operatedServer();
    await server.inject('/people/smith-1234?born=nineteen-seventy');
    await server.inject('/people/jones-5678');
    await server.inject('/nowhere/smith-1234');
    await server.inject('/%zz');
    telemetry.signIn('failed');
    const { body, headers } = await server.inject(url);
    assert.match(String(headers['content-type']), /^text\/plain; version=0\.0\.4/);
    const counted = (labels: string) =>
      body.includes(`http_request_duration_seconds_count{${labels}}`);
    assert.match(
      body,
      /http_request_duration_seconds_count\{method="GET",route="\/people\/:id",status="303"\} 2/,
    );
    assert.ok(counted('method="GET",route="none",status="404"'));
    assert.match(body, /gatehouse_sign_ins_total\{outcome="failed"\} 1/);
    assert.match(body, /gatehouse_sign_ins_total\{outcome="succeeded"\} 0/);
    assert.match(body, /gatehouse_database_waiting 4/);
    assert.match(body, /gatehouse_info\{version="1\.2\.3"\} 1/);
    assert.match(body, /process_cpu_seconds_total/);
    assert.doesNotMatch(body, /smith|jones|seventy/);
  });

  test('is for whoever sends the token, and for nobody else', async () => {
    const { server } = operatedServer({ token });
    const asked = (authorization?: string) =>
      server.inject({ url, ...(authorization && { headers: { authorization } }) });
    assert.equal((await asked(`Bearer ${token}`)).statusCode, 200);
    for (const wrong of [undefined, `Bearer ${token}x`, `bearer ${token}`, token, 'Bearer ']) {
      const { statusCode, body } = await asked(wrong);
      assert.equal(statusCode, 404, wrong);
      assert.doesNotMatch(body, /http_request/);
    }
  });

  test('without a token is for programs of this machine, not for what a proxy on it forwards', async () => {
    const { server } = operatedServer();
    assert.equal((await server.inject(url)).statusCode, 200);
    const away = await server.inject({ url, remoteAddress: '192.0.2.7' });
    assert.equal(away.statusCode, 404);
    for (const name of ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip']) {
      assert.equal((await server.inject({ url, headers: { [name]: 'x' } })).statusCode, 404, name);
    }
    const closed = operatedServer({ openToThisMachine: false });
    assert.equal((await closed.server.inject(url)).statusCode, 404);
  });
});
