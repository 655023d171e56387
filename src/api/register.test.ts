import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ask } from '../../test/api.ts';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { printPeriod } from '../calendar/index.ts';
import { type Database, sql } from '../database/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { countField, dateField, listField, periodField, textField, yesNoField } from './fields.ts';
import { registerApi } from './register.ts';
import { type ApiRoute, getRoute } from './route.ts';

const said = { description: 'for the test' };
const common = {
  needs: 'see published' as const,
  room: 'api',
  summary: 'For the test',
  description: 'For the test.',
};
const secret = 'the-password-of-the-database';
let stored = 1;
let made = 0;

const routes: ApiRoute[] = [
  getRoute({
    ...{ ...common, path: '/api/echo', name: 'echo' },
    query: {
      word: textField(said),
      words: listField(said).optional(),
      on: dateField(said).optional(),
      period: periodField(said).optional(),
      count: countField(said, { least: 1, most: 9 }).optional(),
      sure: yesNoField(said).optional(),
    },
    answer: z.object({ asked: z.string() }),
    show: (_hub, { query: { period, ...query } }) => ({
      asked: JSON.stringify({ ...query, ...(period && { period: printPeriod(period) }) }),
    }),
  }),
  getRoute({
    ...{ ...common, path: '/api/figure', name: 'figure' },
    answer: z.object({ stored: z.number() }),
    show: () => {
      made += 1;
      return { stored };
    },
  }),
  getRoute({
    ...{ ...common, path: '/api/rows', name: 'rows' },
    answer: z.array(z.object({ name: z.string() })),
    show: () => [{ name: '=cmd()', secret }],
    table: (rows) => ({ fileName: 'rows.csv', columns: ['name'], rows }),
  }),
  getRoute({
    ...{ ...common, path: '/api/broken', name: 'broken' },
    answer: z.object({}),
    show: () => {
      throw new Error(secret);
    },
  }),
  getRoute({
    ...{ ...common, path: '/api/misshapen', name: 'misshapen' },
    answer: z.object({ value: z.string().regex(/^\d+$/) }),
    show: () => ({ value: secret }),
  }),
  getRoute({
    ...{ ...common, path: '/api/refused', name: 'refused' },
    answer: z.object({}),
    show: () => {
      const problems = [{ message: 'Too long.', place: { file: 'a.csv', row: 3 }, found: '12' }];
      throw new GatehouseError('TEST_REFUSED', 'Shorten it.', { status: 422, problems });
    },
  }),
];

describe('an API route', () => {
  const logged: string[] = [];
  let database: Database;
  let hub: Hub;
  let server: FastifyInstance;

  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    database = await embedded.open();
    hub = openEmptyHub(database);
    const stream = new Writable({
      write: (line, _encoding, done) => {
        logged.push(String(line));
        done();
      },
    });
    server = sampleServer([], { logger: { level: 'error', stream } });
    registerApi(server, routes, {
      hubFor: async () => hub,
      revision: database.revision,
      version: '0.0.0',
    });
  });
  after(async () => {
    await server?.close();
    await database?.close();
  });

  const problemsOf = async (query: string): Promise<string[]> => {
    const { status, body } = await ask(server, `/api/echo?${query}`);
    assert.equal(status, 400);
    assert.equal(body.error.code, 'API_REQUEST_INVALID');
    return body.error.problems.map(({ message }: { message: string }) => message);
  };

  test('reads its parameters by its schema', async () => {
    const query = 'word=+a+&words=b,c&words=d&on=2008-02-29&period=2007%2F08+Q4&count=3&sure=false';
    const { body } = await ask(server, `/api/echo?${query}`);
    assert.deepEqual(JSON.parse(body.asked), {
      ...{ word: 'a', words: ['b', 'c', 'd'], on: '2008-02-29' },
      ...{ count: 3, sure: false, period: '2007-08 Q4' },
    });
  });

  test('refuses a parameter that does not exist, and names those that do', async () => {
    const [unknown = ''] = await problemsOf('word=a&wrod=b');
    assert.equal(
      unknown,
      'There is no parameter "wrod". This address takes word, words, on, period, count, sure.',
    );
    const [one = ''] = await problemsOf('word=a&__proto__=b&constructor=c');
    assert.match(one, /"__proto__", no "constructor"\./);
    const many = Array.from({ length: 500 }, (_, index) => `k${index}=1`).join('&');
    assert.ok((await problemsOf(`word=a&${many}`)).join('').length < 300);
    const { body } = await ask(server, '/api/figure?x=1');
    assert.match(body.error.message, /takes no parameters/);
  });

  test('names every mistake at once, each with its parameter', async () => {
    const query = 'words=,&on=2007-02-29&period=2007&count=10&sure=perhaps';
    const { body } = await ask(server, `/api/echo?${query}`);
    const paths = body.error.problems.map(({ place }: { place: { path: string } }) => place.path);
    assert.deepEqual([...new Set(paths)], ['word', 'words', 'on', 'period', 'count', 'sure']);
    for (const { message } of body.error.problems) assert.ok(body.error.message.includes(message));
  });

  test('refuses what is blank, doubled or without end', async () => {
    assert.match((await problemsOf('word=')).join(), /^word: Write something, or leave/);
    assert.match((await problemsOf('word=a&word=b')).join(), /^word: Give it once, as text\.$/);
    assert.match((await problemsOf('')).join(), /^word: It is needed and missing\.$/);
    assert.match((await problemsOf(`word=${'a'.repeat(201)}`)).join(), /at most 200 characters/);
    const items = Array.from({ length: 201 }, (_, index) => index).join(',');
    assert.match((await problemsOf(`word=a&words=${items}`)).join(), /^words: Name at most 200/);
    assert.match((await problemsOf('word=a&count=1e3')).join(), /whole number from 1 to 9/);
  });

  test('passes a refusal on: status, code, message, every problem with its place', async () => {
    const { status, body, headers } = await ask(server, '/api/refused');
    assert.equal(status, 422);
    assert.deepEqual(body, {
      error: {
        code: 'TEST_REFUSED',
        message: 'Shorten it.',
        problems: [{ message: 'Too long.', place: { file: 'a.csv', row: 3 }, found: '12' }],
      },
    });
    assert.equal(headers['cache-control'], 'no-store');
  });

  test('tells nothing of a failure, and the log where it happened', async () => {
    for (const url of ['/api/broken', '/api/misshapen']) {
      const { status, body } = await ask(server, url);
      assert.equal(status, 500);
      assert.equal(body.error.code, 'WEB_UNEXPECTED');
      assert.ok(!JSON.stringify(body).includes(secret));
    }
    const log = logged.join('');
    assert.match(log, /"msg":"request failed"/);
    assert.match(log, /register\.test\./);
    assert.ok(!log.includes(secret));
  });

  test('gives what its schema names and nothing else', async () => {
    const { body } = await ask(server, '/api/rows');
    assert.deepEqual(body, [{ name: '=cmd()' }]);
  });

  test('gives rows as CSV in which nothing opens as a formula', async () => {
    const { body, headers } = await server.inject('/api/rows?format=csv');
    assert.equal(body, "name\r\n'=cmd()\r\n");
    assert.match(String(headers['content-disposition']), /^attachment; filename="rows\.csv"/);
    assert.equal((await ask(server, '/api/rows?format=xml')).status, 400);
  });

  test('works out an answer once, and anew after each commit', async () => {
    made = 0;
    for (const expected of [1, 2, 3]) {
      stored = expected;
      await database.transaction((session) => session.run(sql`select 1`));
      for (let visits = 0; visits < 3; visits += 1) {
        assert.equal((await ask(server, '/api/figure')).body.stored, expected);
      }
    }
    assert.equal(made, 3);
    const { headers } = await server.inject('/api/figure');
    const again = await server.inject({
      url: '/api/figure',
      headers: { 'if-none-match': String(headers.etag) },
    });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });

  test('works out an answer anew on the next day', async () => {
    const before = made;
    hub.now = () => new Date('2026-11-03T00:00:00.000Z');
    await ask(server, '/api/figure');
    assert.equal(made, before + 1);
  });

  test('is not there for another method or address', async () => {
    const answer = await ask(server, '/api/figure', { method: 'DELETE' });
    assert.deepEqual([answer.status, answer.body.error.code], [404, 'WEB_NOT_FOUND']);
    assert.equal((await ask(server, '/api/figures')).status, 404);
    assert.equal((await server.inject({ method: 'HEAD', url: '/api/figure' })).statusCode, 200);
  });
});
