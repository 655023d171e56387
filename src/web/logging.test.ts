import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { GatehouseError } from '../errors.ts';
import { loggedError } from './logging.ts';
import { page } from './page.ts';

const entry = z.looseObject({
  level: z.string(),
  time: z.iso.datetime(),
  msg: z.string(),
  requestId: z.string().optional(),
});

const echo = page({
  path: '/echo/:name',
  needs: 'see published',
  params: z.object({ name: z.string() }),
  query: z.object({ q: z.string().optional() }),
  body: z.object({ note: z.string() }),
  show: ({ params }) => {
    throw new Error(`broken by ${params.name}`);
  },
  submit: ({ body, query }) => {
    throw new TypeError(`broken by ${body.note} and ${query.q}`, { cause: new Error(body.note) });
  },
});

/** A server that logs into memory, at the chattiest level. */
function loggingServer(options: { trustedProxies?: readonly string[] } = {}) {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const server = sampleServer([echo], { ...options, logger: { level: 'trace', stream } });
  return { server, lines, entries: () => lines.map((line) => entry.parse(JSON.parse(line))) };
}

describe('the log', () => {
  test('has one line a request, with its id, route, status and duration, and not its address', async () => {
    const { server, entries } = loggingServer();
    const answer = await server.inject('/echo/smith?q=burglary');
    const answered = entries().filter(({ msg }) => msg === 'answered');
    assert.equal(answered.length, 1);
    const { requestId, method, route, status, milliseconds } = entry.parse(answered[0]);
    assert.equal(requestId, answer.headers['x-request-id']);
    assert.deepEqual(
      { method, route, status },
      { method: 'GET', route: '/echo/:name', status: 500 },
    );
    assert.equal(typeof milliseconds, 'number');
  });

  test('has a line also for what the framework refuses before it knows the route', async () => {
    const { server, entries } = loggingServer();
    const answer = await server.inject('/%zz-swordfish');
    assert.equal(answer.statusCode, 400);
    const [answered] = entries().filter(({ msg }) => msg === 'answered');
    assert.equal(answered?.status, 400);
    assert.equal(answered?.requestId, answer.headers['x-request-id']);
  });

  test('bears the request id on every line', async () => {
    const { server, entries } = loggingServer();
    await server.inject('/echo/smith');
    const failed = entries().find(({ msg }) => msg === 'request failed');
    assert.match(String(failed?.requestId), /^[0-9a-f-]{36}$/);
  });

  test('repeats nothing that was sent, wherever it stood and whatever line ends it held', async () => {
    const hostile = fc
      .tuple(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\u2028',
          '\u001b[2J',
          '","level":"fatal","msg":"',
          '%0d%0a',
          '',
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
      )
      .map(([breaking, noise]) => `swordfish${breaking}${noise}`);
    const { server, lines, entries } = loggingServer();
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        lines.length = 0;
        const encoded = encodeURIComponent(Buffer.from(text).toString());
        const header = text.replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, ' ').trim();
        const headers = {
          'user-agent': header,
          referer: header,
          'x-request-id': header,
          cookie: `a=${header}`,
        };
        const form = {
          ...headers,
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'http://localhost:80',
        };
        await server.inject({ url: `/echo/${encoded}?q=${encoded}`, headers });
        await server.inject({ url: `/nowhere/${encoded}`, headers });
        await server.inject({
          method: 'POST',
          url: `/echo/x?q=${encoded}`,
          headers: form,
          payload: `note=${encoded}`,
        });
        await server.inject({
          method: 'POST',
          url: '/echo/x',
          headers: form,
          payload: `${encoded}=1`,
        });
        assert.ok(entries().length >= 4);
        for (const line of lines) {
          assert.doesNotMatch(line, /swordfish/i);
          assert.equal(line.indexOf('\n'), line.length - 1);
        }
      }),
      { numRuns: 40, seed: 20_260_615 },
    );
  });
});

describe('an error in the log', () => {
  test('is its kind, its code and the places in the code, without its words', () => {
    const error = new GatehouseError('SAMPLE_REFUSED', 'no one is called swordfish', {
      cause: new RangeError('swordfish\n    at swordfish'),
    });
    const logged = loggedError(error);
    assert.equal(logged.type, 'GatehouseError');
    assert.equal(logged.code, 'SAMPLE_REFUSED');
    assert.match(logged.stack, /^at .*logging\.test\./);
    assert.equal(logged.cause?.type, 'RangeError');
    assert.doesNotMatch(JSON.stringify(logged), /swordfish/);
  });

  test('of the database names table and constraint, not the row', () => {
    const error = Object.assign(new Error('duplicate key value (swordfish)'), {
      code: '23505',
      table: 'agreement',
      constraint: 'agreement_pkey',
      detail: 'Key (id)=(swordfish) already exists.',
      where: 'swordfish',
      parameters: ['swordfish'],
    });
    const { stack: _, ...logged } = loggedError(error);
    assert.deepEqual(logged, {
      type: 'Error',
      message: '23505',
      code: '23505',
      table: 'agreement',
      constraint: 'agreement_pkey',
    });
  });

  test('that is none, or names itself strangely, or causes itself, does no harm', () => {
    assert.deepEqual(loggedError('swordfish'), { type: 'string', message: '', stack: '' });
    const strange = Object.assign(new Error('x'), { name: 'a\nb', code: 'swordfish or not' });
    assert.equal(loggedError(strange).type, 'Error');
    assert.equal(loggedError(strange).code, undefined);
    const circle = new Error('x');
    circle.cause = circle;
    assert.ok(JSON.stringify(loggedError(circle)).length > 0);
  });
});

describe('the request id', () => {
  const given = async (header: string, trustedProxies: string[]) => {
    const { server } = loggingServer({ trustedProxies });
    const { headers } = await server.inject({
      url: '/nowhere',
      headers: { 'x-request-id': header },
    });
    return headers['x-request-id'];
  };

  test('is taken from a proxy that is trusted', async () => {
    assert.equal(await given('edge-0a1b2c3d', ['127.0.0.0/8']), 'edge-0a1b2c3d');
  });

  test('is a new one when anybody else gives it, or when it is of another shape', async () => {
    const fresh = /^[0-9a-f]{8}-[0-9a-f]{4}-4/;
    assert.match(String(await given('edge-0a1b2c3d', [])), fresh);
    assert.match(String(await given('edge-0a1b2c3d', ['10.0.0.0/8'])), fresh);
    for (const wrong of ['short', 'x'.repeat(65), 'with space', 'a"b<c>d\\e', 'ends-here;x=1']) {
      assert.match(String(await given(wrong, ['127.0.0.1'])), fresh, wrong);
    }
  });
});
