import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { page } from './page.ts';

const home = page({ path: '/', needs: 'see published', show: () => ({ redirect: '/x' }) });

describe('the rate of requests', () => {
  test('is limited for each address, with the time to wait', async () => {
    const server = sampleServer([home], { requestsPerMinute: 3 });
    server.get('/api/x', async () => ({}));
    const statuses: number[] = [];
    for (let asked = 0; asked < 4; asked += 1) {
      statuses.push((await server.inject('/')).statusCode);
    }
    assert.deepEqual(statuses, [303, 303, 303, 429]);
    const { headers, body } = await server.inject('/');
    assert.match(body, /Too many requests/);
    const wait = Number(headers['retry-after']);
    assert.ok(wait > 0 && wait <= 60, String(wait));
    assert.equal((await server.inject('/api/x')).json().error.code, 'WEB_TOO_MANY_REQUESTS');
    assert.equal((await server.inject({ url: '/', remoteAddress: '192.0.2.1' })).statusCode, 303);
  });

  test('counts addresses that do not exist, and never the probes', async () => {
    const server = sampleServer([home], { requestsPerMinute: 2 });
    server.get('/health', async () => ({}));
    await server.inject('/a');
    await server.inject('/b');
    assert.equal((await server.inject('/c')).statusCode, 429);
    assert.equal((await server.inject('/health')).statusCode, 200);
  });

  test('is that of the visitor whom a trusted proxy names, not of the proxy', async () => {
    const visit = (server: ReturnType<typeof sampleServer>, from: string) =>
      server.inject({ url: '/', headers: { 'x-forwarded-for': from } });
    const behind = sampleServer([home], { requestsPerMinute: 1, trustedProxies: ['127.0.0.1'] });
    assert.equal((await visit(behind, '192.0.2.1')).statusCode, 303);
    assert.equal((await visit(behind, '192.0.2.2')).statusCode, 303);
    assert.equal((await visit(behind, '192.0.2.1')).statusCode, 429);
    const open = sampleServer([home], { requestsPerMinute: 1 });
    assert.equal((await visit(open, '192.0.2.1')).statusCode, 303);
    assert.equal((await visit(open, '192.0.2.2')).statusCode, 429, 'anybody can say so');
  });

  test('takes an IPv6 network of one household for one address', async () => {
    const server = sampleServer([home], { requestsPerMinute: 1 });
    const from = (remoteAddress: string) => server.inject({ url: '/', remoteAddress });
    assert.equal((await from('2001:db8:0:1::1')).statusCode, 303);
    assert.equal((await from('2001:db8:0:1::2')).statusCode, 429);
    assert.equal((await from('2001:db8:0:2::1')).statusCode, 303);
  });
});
