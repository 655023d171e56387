import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, testServer } from '../../test/api.ts';
import { runCommand } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { type Caller, operatorCaller } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import {
  analyst,
  openReturnsHub,
  type ReturnsHub,
  rashid,
  readings,
  sound,
  stranger,
} from './returns/returns-hub.fixture.ts';
import { addReturnsCommands } from './returns-commands.ts';

const [embedded] = testDatabases();
assert.ok(embedded);
const march = '/api/returns/probation-area-monthly/West%20Mercia/2008-03';
const due = 'returned-area-court-reports-due';

describe('returns through the API', () => {
  let database: Database;
  let hub: ReturnsHub;
  const servers = new Map<Caller, FastifyInstance>();
  before(async () => {
    database = await embedded.open();
    hub = await openReturnsHub(openEmptyHub(database));
  });
  after(async () => {
    for (const server of servers.values()) await server.close();
    await database.close();
  });

  function serverAs(caller: Caller): FastifyInstance {
    const server = servers.get(caller) ?? testServer(hub.as(caller));
    servers.set(caller, server);
    return server;
  }
  const send = (caller: Caller, step: string, payload: object) =>
    ask(serverAs(caller), `${march}/${step}`, { method: 'POST', payload });

  test('are listed with what they owe, filled in, submitted, asked about, answered, accepted, locked and opened again', async () => {
    const owed = await ask(serverAs(rashid), '/api/returns?period=Mar%202008');
    assert.deepEqual(
      owed.body.returns.map((one: Record<string, unknown>) => [one.provider, one.state, one.dueOn]),
      [['West Mercia', 'due', '2008-04-15']],
    );
    const cells = Object.entries(sound).map(([cell, text]) => ({ cell, text, seen: 0 }));
    const saved = await send(rashid, 'cells', { cells });
    assert.deepEqual([saved.status, saved.body.saved.length, saved.body.conflicts], [200, 18, []]);
    const steps = [
      [rashid, 'submit', {}, 'submitted'],
      [analyst, 'query', { cell: due, question: 'Is it 100?' }, 'queried'],
      [rashid, 'answer', { query: 3, words: 'It is.' }, 'answered'],
      [analyst, 'accept', {}, 'accepted'],
      [analyst, 'lock', {}, 'locked'],
      [analyst, 'reopen', { reason: 'One figure is wrong' }, 'reopened'],
    ] as const;
    for (const [caller, step, payload, state] of steps) {
      const { status, body } = await send(caller, step, payload);
      assert.deepEqual([status, body.state], [200, state], step);
    }
    const { body } = await ask(serverAs(analyst), march);
    assert.deepEqual(
      [body.state, body.submissions.length, body.submissions[0].cells[due]],
      ['reopened', 1, '100'],
    );
    assert.deepEqual(body.may, []);
    assert.equal(body.queries[0].answer.words, 'It is.');
  });

  test('tell a conflict with both texts, and every mistake of a submission at its cell', async () => {
    const stale = { cells: [{ cell: due, text: '99', seen: 0 }] };
    const { body } = await send(rashid, 'cells', stale);
    const [conflict] = body.conflicts;
    assert.deepEqual(
      [conflict.yours, conflict.kept.text, conflict.kept.by],
      ['99', '100', 'Rashid Khan'],
    );
    const seen = conflict.kept.version;
    await send(rashid, 'cells', { cells: [{ cell: due, text: 'many', seen }] });
    const refused = await send(rashid, 'submit', {});
    assert.equal(refused.status, 422);
    assert.equal(refused.body.error.code, 'DELIVER_RETURN_REFUSED');
    assert.equal(refused.body.error.problems[0].place.path, due);
    await send(rashid, 'cells', { cells: [{ cell: due, text: '100', seen: seen + 1 }] });
  });

  test('take the template as a file: on a dry run what it would change, then just that', async () => {
    const file = [
      'Return,Provider,Month,Cell,Value',
      `probation-area-monthly,West Mercia,Mar 2008,${due},120`,
    ].join('\n');
    const upload = (caller: Caller, query: string) =>
      ask(serverAs(caller), `${march}/upload?fileName=march.csv${query}`, {
        ...{ method: 'POST', payload: file, headers: { 'content-type': 'text/csv' } },
      });
    const tried = await upload(rashid, '&dryRun=true');
    assert.deepEqual(
      [tried.status, tried.body.edits[0].text, tried.body.result],
      [200, '120', null],
    );
    const taken = await upload(rashid, '');
    assert.equal(taken.body.result.saved[0].text, '120');
    const { body } = await ask(serverAs(rashid), march);
    const line = body.lines.find((one: { line: string }) => one.line === 'court-reports');
    assert.equal(line.cells[1].text, '120');
    assert.equal((await upload(stranger, '')).status, 403);
  });

  test('are nobody’s but those in scope, and no step is another’s', async () => {
    assert.equal((await ask(serverAs(stranger), march)).status, 403);
    assert.deepEqual(
      (await ask(serverAs(stranger), '/api/returns?period=Mar%202008&provider=West%20Mercia')).body
        .returns,
      [],
    );
    assert.equal((await send(rashid, 'accept', {})).status, 403);
    assert.equal((await send(analyst, 'submit', {})).status, 403);
    assert.equal((await send(analyst, 'lock', { reason: 'x' })).status, 400);
  });

  test('take no step from those who may take it for another provider, and keep nothing of it', async () => {
    const there = ['warwickshire'];
    const elsewhere: Caller = {
      ...stranger,
      reaches: new Map([...stranger.reaches, ['check returns', there], ['see returns', there]]),
    };
    const held = (await ask(serverAs(analyst), march)).body;
    const steps = {
      cells: { cells: [{ cell: due, text: '1', seen: 0 }] },
      submit: {},
      query: { cell: due, question: 'Is it?' },
      answer: { query: 3, words: 'It is.' },
      accept: {},
      lock: {},
      reopen: { reason: 'I say so.' },
    };
    for (const [step, body] of Object.entries(steps)) {
      const refused = await send(elsewhere, step, body);
      assert.deepEqual(
        [refused.status, refused.body.error.code],
        [403, 'ACCESS_OUT_OF_SCOPE'],
        step,
      );
    }
    assert.deepEqual((await ask(serverAs(analyst), march)).body, held);
  });
});

describe('returns from the command line', () => {
  let database: Database;
  let hub: ReturnsHub;
  let folder: string;
  before(async () => {
    database = await embedded.open();
    hub = await openReturnsHub(openEmptyHub(database));
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-returns-'));
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const march = ['probation-area-monthly', 'West Mercia', 'Mar 2008'];
  const run = (command: string, ...more: string[]) =>
    runCommand(hub.as(operatorCaller('ops')), addReturnsCommands(readings()), [
      ...['returns', command, ...more],
    ]);

  test('go from the template to being locked, and are opened again', async () => {
    const { out: template } = await run('template', ...march);
    const filled = template
      .split('\r\n')
      .map((line) => {
        const [address = ''] = line.split(',').slice(3, 4);
        const value = sound[address];
        return value === undefined ? line : line.replace(/,,0$/, `,${value},0`);
      })
      .join('\r\n');
    const file = join(folder, 'march.csv');
    await writeFile(file, filled);
    const tried = await run('import', ...march, '--file', file, '--dry-run');
    assert.deepEqual(tried.notes, ['18 cells would change; nothing was saved.']);
    const taken = await run('import', ...march, '--file', file);
    assert.deepEqual(taken.notes, ['18 cells were saved to the draft.']);
    const steps = [
      ['submit', [], 'submitted'],
      ['query', ['--cell', due, '--question', 'Is it?'], 'queried'],
      ['answer', ['--query', '3', '--words', 'It is'], 'answered'],
      ['accept', [], 'accepted'],
      ['lock', [], 'locked'],
      ['reopen', ['--reason', 'A figure is wrong'], 'reopened'],
    ] as const;
    for (const [command, options, state] of steps) {
      const { notes } = await run(command, ...march, ...options);
      assert.match(notes.at(-1) ?? '', new RegExp(`Mar 2008: ${state}\\.$`));
    }
  });

  test('are listed and shown', async () => {
    const { out } = await run('owed', '--period', 'Mar 2008', '--provider', 'Staffordshire');
    assert.match(out, /2008-04-15 +2008-03 +probation-area-monthly +Staffordshire +due/);
    const reopened = await run('owed', '--period', 'Mar 2008', '--state', 'reopened');
    assert.match(reopened.out, /West Mercia/);
    assert.doesNotMatch(reopened.out, /Staffordshire/);
    const { out: shown, notes } = await run('show', ...march);
    assert.match(shown, /returned-area-court-reports-due +Court reports due +100 +100/);
    assert.match(notes[0] ?? '', /reopened, due 2008-04-15/);
  });

  test('say why no mail was sent where none is set up', async () => {
    await assert.rejects(run('remind', '--period', 'Mar 2008'), { code: 'DELIVER_MAIL_OFF' });
  });
});
