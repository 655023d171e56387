import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { samplePages } from '../../test/browser/sample/pages.ts';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { GatehouseError } from '../errors.ts';
import { page } from './page.ts';

const server = sampleServer(samplePages);

describe('security headers', () => {
  test('stand on pages, assets, API answers and errors alike', async () => {
    for (const url of ['/', '/assets/images/icon.svg', '/api/x', '/nowhere', '/broken', '/%zz']) {
      const { headers } = await server.inject(url);
      const policy = headers['content-security-policy'];
      assert.match(String(policy), /^default-src 'none';script-src 'self';style-src 'self';/);
      assert.doesNotMatch(String(policy), /unsafe/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    }
  });

  test('refuse frames, plug-ins, other bases, foreign forms and other origins everywhere', async () => {
    for (const url of ['/', '/nowhere', '/%zz', '/api/x', '/broken']) {
      const { headers } = await server.inject(url);
      const policy = String(headers['content-security-policy']).split(';');
      for (const directive of [
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]) {
        assert.ok(policy.includes(directive), `${url} ${directive}`);
      }
      assert.match(String(headers['permissions-policy']), /camera=\(\)/);
      assert.equal(headers['referrer-policy'], 'same-origin');
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.equal(headers['access-control-allow-origin'], undefined);
      assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/);
      assert.equal(headers.server ?? headers['x-powered-by'], undefined);
    }
  });

  test('let a form lead on to where people sign in, when that is another origin', async () => {
    const away = sampleServer(samplePages, { formTargets: ['https://id.example'] });
    const policy = String((await away.inject('/')).headers['content-security-policy']);
    assert.match(policy, /form-action 'self' https:\/\/id\.example;/);
  });

  test('insist on HTTPS only behind TLS', async () => {
    assert.equal((await server.inject('/')).headers['strict-transport-security'], undefined);
    const secure = sampleServer(samplePages, { behindTls: true });
    const { headers } = await secure.inject('/');
    assert.match(String(headers['strict-transport-security']), /max-age=31536000/);
  });

  test('no page has inline script or style', async () => {
    for (const url of ['/', '/performance', '/metrics', '/import', '/nowhere']) {
      const { body } = await server.inject(url);
      assert.doesNotMatch(body, /<style|<script(?![^>]*src=)|\sstyle=|\son[a-z]+=/i, url);
    }
  });
});

describe('kept pages', () => {
  test('travel compressed when the browser accepts it, and say so', async () => {
    const plain = await server.inject('/performance');
    const asked = (encoding: string) =>
      server.inject({ url: '/performance', headers: { 'accept-encoding': encoding } });
    const brotli = await asked('gzip, br');
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), plain.body);
    const zipped = await asked('gzip');
    assert.equal(gunzipSync(zipped.rawPayload).toString(), plain.body);
    assert.match(String(zipped.headers.vary), /Accept-Encoding/);
  });

  test('are answered 304 while they are the same', async () => {
    const { headers } = await server.inject('/performance');
    const again = await server.inject({
      url: '/performance',
      headers: { 'if-none-match': `"other", ${headers.etag}` },
    });
    assert.equal(again.statusCode, 304);
    assert.equal(again.body, '');
  });

  test('show a new figure in the first request after its commit', async () => {
    let stored = 1;
    let made = 0;
    const figure = page({
      needs: 'see published',
      path: '/',
      show: () => {
        made += 1;
        return { view: 'sample/views/home.njk', title: `figure ${stored}` };
      },
    });
    const changing = sampleServer([figure], { revision: async () => String(stored) });
    for (const expected of [1, 2, 3]) {
      stored = expected;
      for (let visits = 0; visits < 3; visits += 1) {
        assert.match((await changing.inject('/')).body, new RegExp(`figure ${expected} `));
      }
    }
    assert.equal(made, 3);
  });

  test('redirects and downloads are outcomes too', async () => {
    const pages = [
      page({ needs: 'see published', path: '/old', show: () => ({ redirect: '/new' }) }),
      page({
        needs: 'see published',
        path: '/table',
        show: () => ({
          download: { fileName: 'figures "2007/08" – ä.csv', mediaType: 'text/csv', body: 'a,b' },
        }),
      }),
    ];
    const small = sampleServer(pages);
    const moved = await small.inject('/old');
    assert.equal(moved.statusCode, 303);
    assert.equal(moved.headers.location, '/new');
    const table = await small.inject('/table');
    assert.equal(table.body, 'a,b');
    assert.equal(
      table.headers['content-disposition'],
      'attachment; filename="figures -2007-08- - -.csv"; filename*=UTF-8\'\'figures%20%222007%2F08%22%20%E2%80%93%20%C3%A4.csv',
    );
  });

  test('assets are kept by browsers for good', async () => {
    const { body } = await server.inject('/');
    const urls = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g)].map((found) => found[1]);
    assert.equal(urls.length, 4);
    for (const url of urls) {
      const answer = await server.inject(url ?? '');
      assert.equal(answer.statusCode, 200, url);
      assert.match(String(answer.headers['cache-control']), /max-age=31536000, immutable/);
    }
  });

  test('the crest of the design system is not served', async () => {
    const { statusCode } = await server.inject('/assets/moj/moj-logotype-crest-2024.svg');
    assert.equal(statusCode, 404);
  });
});

describe('refusals and failures', () => {
  test('a page that does not exist is named as such, and repeats nothing of the address', async () => {
    const { statusCode, body, headers } = await server.inject('/<script>alert(1)</script>');
    assert.equal(statusCode, 404);
    assert.match(body, /Page not found/);
    assert.doesNotMatch(body, /alert\(1\)/);
    assert.equal(headers['cache-control'], 'no-store');
  });

  test('a failure tells the visitor a reference, and the log where it happened under that reference', async () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    const logging = sampleServer(samplePages, { logger: { level: 'error', stream } });
    const { statusCode, body, headers } = await logging.inject('/broken');
    assert.equal(statusCode, 500);
    assert.doesNotMatch(body, /swordfish|Error:|node_modules|\.ts/);
    const reference = String(headers['x-request-id']);
    assert.ok(body.includes(reference));
    const [line = ''] = lines.filter((one) => one.includes(reference));
    assert.match(line, /"stack":"at [^"]*sample\/pages/);
    assert.doesNotMatch(line, /swordfish/);
  });

  test('under /api a refusal is JSON with every problem', async () => {
    const problems = [{ message: 'row 4 has no value', place: { row: 4 } }];
    const api = sampleServer([]);
    api.get('/api/refused', () => {
      throw new GatehouseError('SAMPLE_REFUSED', 'Not so.', { status: 422, problems });
    });
    api.get('/api/broken', () => {
      throw new Error('the password is swordfish');
    });
    const refused = await api.inject('/api/refused');
    assert.equal(refused.statusCode, 422);
    assert.deepEqual(refused.json(), {
      error: { code: 'SAMPLE_REFUSED', message: 'Not so.', problems },
    });
    const broken = await api.inject('/api/broken');
    assert.equal(broken.statusCode, 500);
    assert.equal(broken.json().error.code, 'WEB_UNEXPECTED');
    assert.doesNotMatch(broken.body, /swordfish/);
    assert.equal((await api.inject('/api/nowhere')).json().error.code, 'WEB_NOT_FOUND');
    assert.match((await api.inject('/apiary')).body, /<!DOCTYPE html>/);
  });

  test('an address that a page cannot read shows every problem', async () => {
    const { statusCode, body } = await server.inject('/performance?status=fine&page=0');
    assert.equal(statusCode, 400);
    assert.match(body, /There is a problem/);
    assert.match(body, /href="#status"/);
    assert.match(body, /href="#page"/);
  });
});
