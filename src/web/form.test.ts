import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { samplePages } from '../../test/browser/sample/pages.ts';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { nowhereHub } from '../../test/hubs.ts';
import { systemCaller } from '../access/index.ts';
import { GatehouseError } from '../errors.ts';
import { page } from './page.ts';

const boundary = 'xxBOUNDARYxx';
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };

function form(parts: ReadonlyArray<{ name: string; fileName?: string; text: string }>): string {
  const written = parts.map(({ name, fileName, text }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${text}\r\n`;
  });
  return `${written.join('')}--${boundary}--\r\n`;
}

test('a form is not taken from whoever may not see its page', async () => {
  let shown = 0;
  const guarded = page({
    ...{ path: '/guarded', needs: 'see audit', submitNeeds: 'be signed in' },
    show: () => {
      shown += 1;
      return { redirect: '/' };
    },
    submit: () => {
      throw new GatehouseError('WEB_REFUSED', 'Refused, so that the page would be shown again.');
    },
  });
  const caller = {
    ...{ ...systemCaller, kind: 'person' as const, personId: 'ann', name: 'Ann' },
    reaches: new Map([['be signed in', 'everywhere']] as const),
  };
  const server = sampleServer([guarded], { hub: { ...nowhereHub(), caller } });
  const answer = await server.inject({ method: 'POST', url: '/guarded' });
  assert.equal(answer.statusCode, 403);
  assert.equal(shown, 0);
});

describe('a posted form', () => {
  const server = sampleServer(samplePages);
  const post = (payload: string, headers: Record<string, string> = {}) =>
    server.inject({
      method: 'POST',
      url: '/import',
      payload,
      headers: { ...multipart, ...headers },
    });

  test('brings its file, and the answer leads on', async () => {
    const answer = await post(form([{ name: 'file', fileName: 'a.csv', text: 'a,b' }]));
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, '/import?bytes=3');
  });

  test('without a file shows the page again with its problem and what was written', async () => {
    const parts = [
      { name: 'file', fileName: '', text: '' },
      { name: 'note', text: '"><b>' },
    ];
    const { statusCode, body, headers } = await post(form(parts));
    assert.equal(statusCode, 400);
    assert.match(body, /<title>Error: Import figures/);
    assert.match(body, /<a href="#file">Choose a file<\/a>/);
    assert.match(body, /value="&quot;&gt;&lt;b&gt;"/);
    assert.equal(headers['cache-control'], 'no-store');
  });

  test('from another site is refused before it is read', async () => {
    const body = form([{ name: 'file', fileName: 'a.csv', text: 'a,b' }]);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.example' }]) {
      const answer = await post(body, headers);
      assert.equal(answer.statusCode, 403);
      assert.match(answer.body, /from another site/);
    }
    const own = await post(body, { origin: 'http://localhost:80' });
    assert.equal(own.statusCode, 303);
  });

  test('with a second file, or more fields than any form has, is refused', async () => {
    const file = { name: 'file', fileName: 'a.csv', text: 'a,b' };
    assert.equal((await post(form([file, file]))).statusCode, 413);
    const fields = Array.from({ length: 60 }, (_, index) => ({ name: `f${index}`, text: 'x' }));
    assert.equal((await post(form(fields))).statusCode, 413);
  });

  test('with a field longer than any is refused, never cut short', async () => {
    const long = 'x'.repeat(256 * 1024 + 1);
    const answer = await post(form([{ name: 'note', text: long }]));
    assert.equal(answer.statusCode, 413);
    assert.match(answer.body, /256,000 characters in one of them/);
    const plain = (payload: string) =>
      post(payload, { 'content-type': 'application/x-www-form-urlencoded' });
    assert.equal((await plain(`note=${long}`)).statusCode, 413);
    assert.equal((await plain('a=1&'.repeat(5000))).statusCode, 413);
    assert.equal((await plain('a=1&'.repeat(100))).statusCode, 400, 'it is read, and lacks a file');
  });

  test('with a NUL, or at an address with one, is refused', async () => {
    const plain = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await post('note=a%00b', plain)).statusCode, 400);
    const { statusCode, body } = await server.inject('/performance?provider=a%00b');
    assert.equal(statusCode, 400);
    assert.match(body, /a character that no text has/);
    assert.equal((await server.inject('/performance%00')).statusCode, 400);
  });

  test('cut off in the middle is refused and does no harm', async () => {
    const whole = form([{ name: 'file', fileName: 'a.csv', text: 'a,b' }]);
    const answer = await post(whole.slice(0, 90));
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, String(answer.statusCode));
  });

  test('of a strange kind is refused with words', async () => {
    const answer = await post('x', { 'content-type': 'text/strange' });
    assert.equal(answer.statusCode, 415);
  });

  test('with names meant to reach into objects changes none', async () => {
    const answer = await post(
      form([
        { name: '__proto__', text: 'x' },
        { name: 'constructor', text: 'x' },
      ]),
    );
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500);
  });
});

/** So that what is measured is what is held, not what has yet to be swept up. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** Posts a body piece by piece and gives the status of the answer, which may come before the end. */
function statusOf(
  origin: string,
  headers: Record<string, string | number>,
  body: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/import`, { method: 'POST', headers });
    let answered = false;
    sent.on('response', (response) => {
      answered = true;
      resolve(response.statusCode ?? 0);
      response.resume();
      sent.destroy();
    });
    // The server may let go of the line once it has answered.
    sent.on('error', (error) => answered || reject(error));
    Readable.from(body).on('error', reject).pipe(sent);
    sent.flushHeaders();
  });
}

describe('an upload over a real line', () => {
  test('of 200 MB is refused at once, and the refusal arrives', async () => {
    const server = sampleServer(samplePages);
    const { port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
    const headers = { ...multipart, 'content-length': 200 * 1024 * 1024 };
    const { status, body } = await new Promise<{ status: number; body: string }>(
      (resolve, reject) => {
        const sent = request({ port, method: 'POST', path: '/import', headers });
        sent.on('error', reject);
        sent.on('response', (response) => {
          let text = '';
          response.on('data', (piece) => {
            text += piece;
          });
          response.on('end', () => {
            sent.destroy();
            resolve({ status: response.statusCode ?? 0, body: text });
          });
        });
        sent.write(`--${boundary}\r\n`);
      },
    );
    assert.equal(status, 413);
    assert.match(body, /larger than 50 MB/);
    await server.close();
  });

  test('a field of 10 MB is refused without being kept, in whichever way it is sent', async () => {
    const server = sampleServer(samplePages);
    const origin = await server.listen({ port: 0, host: '127.0.0.1' });
    const field = Buffer.alloc(10 * 1024 * 1024, 'x');
    const plain = { 'content-type': 'application/x-www-form-urlencoded' };
    const kept = () => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const before = kept();
    let most = before;
    const piecewise = async function* (beginning: string, end: string) {
      yield Buffer.from(beginning);
      for (let at = 0; at < field.length; at += 65_536) {
        yield field.subarray(at, at + 65_536);
        if (at % (16 * 65_536) === 0) most = Math.max(most, kept());
      }
      yield Buffer.from(end);
    };
    const inForm = () =>
      piecewise(
        `--${boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\n`,
        `\r\n--${boundary}--\r\n`,
      );
    assert.equal(await statusOf(origin, plain, piecewise('note=', '')), 413);
    assert.equal(await statusOf(origin, { ...plain, 'content-length': field.length }, []), 413);
    assert.equal(await statusOf(origin, multipart, inForm()), 413);
    assert.ok(most - before < field.length / 2, `${most - before} bytes were kept`);
    await server.close();
  });

  test('with headers larger than any browser sends is refused', async () => {
    const server = sampleServer(samplePages);
    const origin = await server.listen({ port: 0, host: '127.0.0.1' });
    assert.equal(await statusOf(origin, { cookie: 'x'.repeat(17 * 1024) }, []), 431);
    await server.close();
  });

  test('a request under way is answered before the server closes', async () => {
    let begun: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = page({
      needs: 'see published',
      path: '/slow',
      show: async () => {
        begun();
        await new Promise((resolve) => setTimeout(resolve, 150));
        return { view: 'sample/views/home.njk', title: 'slow but whole' };
      },
    });
    const server = sampleServer([slow]);
    const origin = await server.listen({ port: 0, host: '127.0.0.1' });
    const answer = fetch(`${origin}/slow`).then((response) => response.text());
    await underWay;
    await server.close();
    assert.match(await answer, /slow but whole/);
  });

  test('what is not HTTP is refused without a page', async () => {
    const server = sampleServer(samplePages);
    const { port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('data', (data) => resolve(data.toString()));
      socket.on('error', reject);
      socket.write('nonsense\r\n\r\n');
    });
    assert.match(answer, /^HTTP\/1\.1 400/);
    await server.close();
  });
});
