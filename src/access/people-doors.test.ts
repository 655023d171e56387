import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { runCommand } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { registerApi } from '../api/index.ts';
import type { AddCommands } from '../cli/command.ts';
import type { Database } from '../database/index.ts';
import { operatorCaller, publicCaller } from './caller.ts';
import { hubOf } from './hub-of.ts';
import { ownApi } from './own-api.ts';
import { type Desk, openDesk, type Somebody } from './pages/people/desk.fixture.ts';
import { endPerson } from './people/index.ts';
import { peopleApi } from './people-api.ts';
import { addPeopleCommands } from './people-commands.ts';
import { peoplePages } from './people-pages.ts';
import { getLinkPerson } from './sign-in/links.ts';
import { findTokenCaller } from './token/find-token-caller.ts';
import { addTokenCommands } from './token-commands.ts';

let database: Database;
let desk: Desk;
let root: Somebody;
let analyst: Somebody;
let byRoot: FastifyInstance;
let byAnalyst: FastifyInstance;
let byNobody: FastifyInstance;

function serverOf(hub: Somebody['hub']): FastifyInstance {
  const revision = () => database.revision();
  const server = sampleServer(peoplePages(), { hub, revision });
  registerApi(server, [...peopleApi, ...ownApi], {
    hubFor: async () => hub,
    revision,
    version: '0.0.0',
  });
  return server;
}

before(async () => {
  const [embedded] = testDatabases();
  assert.ok(embedded);
  database = await embedded.open();
  desk = openDesk(openEmptyHub(database));
  root = await desk.add('Root Admin', ['administrator', 'national']);
  analyst = await desk.add('Ann Analyst', ['analyst', 'stafford']);
  byRoot = serverOf(root.hub);
  byAnalyst = serverOf(analyst.hub);
  byNobody = serverOf(hubOf(desk.base, publicCaller));
});
after(async () => {
  await Promise.all([byRoot, byAnalyst, byNobody].map((server) => server?.close()));
  await database?.close();
});

async function see(server: FastifyInstance, url: string, status = 200): Promise<string> {
  const { statusCode, body } = await server.inject(url);
  assert.equal(statusCode, status, body.slice(0, 500));
  return body
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

function send(server: FastifyInstance, url: string, fields: Record<string, string | string[]>) {
  const payload = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) payload.append(name, one);
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return server.inject({ method: 'POST', url, headers, payload: payload.toString() });
}

async function ask(server: FastifyInstance, url: string, body?: object) {
  const sent = body ? { method: 'POST' as const, payload: body } : {};
  const { statusCode, ...answer } = await server.inject({ url, ...sent });
  return { status: statusCode, body: answer.json() };
}

describe('on pages', () => {
  test('a person is added, given a role, and it is withdrawn', async () => {
    const added = await send(byRoot, '/people/new', { name: 'Pat', email: 'pat@example.org' });
    assert.equal(added.statusCode, 303);
    const path = String(added.headers.location).replace('?told=added', '');
    assert.match(await see(byRoot, `${path}?told=added`), /Pat holds no role/);

    const given = { role: 'auditor', subject: 'stafford', until: '2027-01-01' };
    const gave = await send(byRoot, `${path}/roles/new`, given);
    assert.equal(gave.headers.location, `${path}?told=given`);
    const words = await see(byRoot, path);
    assert.match(
      words,
      /Auditor Stafford 2 November 2026 1 January 2027 Root Admin, 2 November 2026/,
    );
    assert.match(await see(byRoot, '/people'), /Pat pat@example.org Auditor over Stafford/);

    const { body } = await byRoot.inject(path);
    const href = /href="([^"]*\/withdraw)"/.exec(body)?.[1] ?? '';
    assert.match(await see(byRoot, href), /Auditor over Stafford, from 2 November 2026/);
    const refused = await send(byRoot, href, { reason: '' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /<a href="#reason">Enter a reason<\/a>/);
    assert.equal((await send(byRoot, href, { reason: 'Moved' })).statusCode, 303);
    assert.match(
      await see(byRoot, path),
      /Withdrawn 2 November 2026 at \d\d:\d\d by Root Admin: Moved/,
    );

    assert.equal((await send(byRoot, `${path}/end`, { reason: 'Left' })).statusCode, 303);
    const ended = await see(byRoot, path);
    assert.match(ended, /Ended 2 November 2026 at \d\d:\d\d, by Root Admin: Left/);
    assert.doesNotMatch(ended, /Give a role/);
    assert.match(await see(byRoot, '/people'), /People who have left/);
  });

  test('a form comes back with what was written and everything that is wrong with it', async () => {
    const sent = await send(byRoot, '/people/new', { name: '', email: 'pat <b>' });
    assert.equal(sent.statusCode, 422);
    for (const field of ['name', 'email']) assert.match(sent.body, new RegExp(`href="#${field}"`));
    assert.match(sent.body, /value="pat &lt;b&gt;"/);
    const role = await send(byRoot, `/people/${analyst.person.id}/roles/new`, { from: 'soon' });
    assert.equal(role.statusCode, 422);
    for (const field of ['role', 'subject', 'from']) {
      assert.match(role.body, new RegExp(`href="#${field}"`));
    }
  });

  test('a form offers no more than whoever fills it in manages', async () => {
    const regional = await desk.add('Regional', ['administrator', 'west-midlands']);
    const server = serverOf(regional.hub);
    const words = await see(server, `/people/${analyst.person.id}/roles/new`);
    assert.match(words, /West Midlands \(region\)/);
    assert.match(words, /Stafford \(establishment\)/);
    assert.doesNotMatch(words, /National \(nation\)|Altcourse|Public reader/);
    await server.close();
  });

  test('a token is made, shown once and revoked', async () => {
    assert.match(await see(byAnalyst, '/account/tokens'), /You have made none yet/);
    assert.doesNotMatch(
      await see(byAnalyst, '/account/tokens/new'),
      /manage people|sign agreements/,
    );
    const fields = { name: 'Nightly', permission: ['see records', 'keep records'] };
    const missed = await send(byAnalyst, '/account/tokens/new', { name: 'Nightly' });
    assert.equal(missed.statusCode, 422);
    for (const field of ['permission', 'until']) {
      assert.match(missed.body, new RegExp(`href="#${field}"`));
    }
    const made = await send(byAnalyst, '/account/tokens/new', { ...fields, until: '2027-01-01' });
    assert.equal(made.statusCode, 200);
    assert.equal(made.headers['cache-control'], 'no-store');
    const text = /gh_[\w-]{43}/.exec(made.body)?.[0] ?? '';
    assert.ok(await findTokenCaller(desk.base, text));
    const { body } = await byAnalyst.inject('/account/tokens');
    assert.ok(!body.includes(text));
    const revoke = /name="revoke" value="([^"]*)"/.exec(body)?.[1] ?? '';
    assert.equal((await send(byAnalyst, '/account/tokens', { revoke })).statusCode, 303);
    assert.equal(await findTokenCaller(desk.base, text), undefined);
    assert.match(await see(byAnalyst, '/account/tokens'), /Revoked/);
  });

  test('what each role may is there for everyone who has signed in, and their own is marked', async () => {
    const words = await see(byAnalyst, '/roles');
    assert.match(words, /Analyst Yours /);
    assert.match(words, /Commissioner Agree services/);
    assert.equal((await byNobody.inject('/roles')).headers.location, '/sign-in?next=%2Froles');
  });

  test('people are for those alone who manage them', async () => {
    const { id } = analyst.person;
    const paths = ['', '/new', `/${id}`, `/${id}/roles/new`, `/${id}/end`];
    for (const path of paths) {
      await see(byAnalyst, `/people${path}`, 403);
      await see(byNobody, `/people${path}`, 303);
    }
    await see(byRoot, '/people/nobody', 404);
    await see(byRoot, `/people/${id}/roles/none/withdraw`, 404);
  });
});

describe('through the API', () => {
  test('a person is added, given a role, loses it and is ended', async () => {
    const added = await ask(byRoot, '/api/people', { name: 'Api', email: 'api@example.org' });
    assert.equal(added.status, 200);
    const path = `/api/people/${added.body.id}`;
    const given = await ask(byRoot, `${path}/roles`, { role: 'auditor', subject: 'stafford' });
    const [grant] = given.body.roles;
    assert.equal(grant.subjectName, 'Stafford');
    assert.equal(grant.standing, 'held');
    const withdrawal = `${path}/roles/${grant.id}/withdrawal`;
    const withdrawn = await ask(byRoot, withdrawal, { reason: 'Moved' });
    assert.equal(withdrawn.body.roles[0].withdrawn.reason, 'Moved');
    assert.equal((await ask(byRoot, withdrawal, { reason: 'Again' })).status, 409);
    const ended = await ask(byRoot, `${path}/end`, { reason: 'Left' });
    assert.equal(ended.body.ended.by, 'Root Admin');
    const { people } = (await ask(byRoot, '/api/people')).body;
    assert.ok(people.some((one: { id: string }) => one.id === added.body.id));
  });

  test('whoever asks is told who they are and what they may', async () => {
    const { body } = await ask(byAnalyst, '/api/me');
    assert.equal(body.name, 'Ann Analyst');
    assert.deepEqual(body.roles, [{ role: 'analyst', title: 'Analyst', over: ['stafford'] }]);
    const records = body.may.find(
      (one: { permission: string }) => one.permission === 'see records',
    );
    assert.deepEqual(records.over, ['stafford']);
    assert.equal((await ask(byNobody, '/api/me')).status, 401);
  });

  test('roles are listed with what they may', async () => {
    const { roles } = (await ask(byAnalyst, '/api/roles')).body;
    assert.equal(roles.length, 8);
  });

  test('a token is made, listed without its text, and revoked', async () => {
    const body = { name: 'Api', permissions: ['see records'], until: '2027-01-01' };
    const { token, text } = (await ask(byAnalyst, '/api/tokens', body)).body;
    assert.ok(await findTokenCaller(desk.base, text));
    const listed = await byAnalyst.inject('/api/tokens');
    assert.ok(listed.body.includes(token.id) && !listed.body.includes(text));
    assert.equal((await ask(byAnalyst, `/api/tokens/${token.id}/revocation`, {})).status, 200);
    assert.equal(await findTokenCaller(desk.base, text), undefined);
    assert.equal((await ask(byRoot, `/api/tokens/${token.id}/revocation`, {})).status, 404);
  });

  test('people are for those alone who manage them', async () => {
    assert.equal((await ask(byAnalyst, '/api/people')).status, 403);
    assert.equal((await ask(byNobody, '/api/people')).status, 401);
    const body = { role: 'auditor', subject: 'national' };
    const path = `/api/people/${analyst.person.id}/roles`;
    assert.equal((await ask(byAnalyst, path, body)).status, 403);
    const own = `/api/people/${root.person.id}/roles`;
    assert.equal((await ask(byRoot, own, body)).body.error.code, 'ACCESS_OWN_ROLE');
  });
});

describe('on the command line', () => {
  const operator = () => hubOf(desk.base, operatorCaller('root'));
  const run = (add: AddCommands, ...words: string[]) => runCommand(operator(), add, words);

  test('a person is added, given a role, loses it and is ended', async () => {
    const email = 'cli@example.org';
    const people = (...words: string[]) => run(addPeopleCommands, 'people', ...words);
    await people('add', '--name', 'Cli', '--email', email);
    const given = await people('grant', email, '--role', 'auditor', '--over', 'stafford');
    assert.match(given.out, /auditor +stafford +2026-11-02 +root +held/);
    const grantId = /^[0-9a-f]{8}-[0-9a-f-]{27}/m.exec(given.out)?.[0] ?? '';
    assert.match((await people('list')).out, /Cli .*auditor over stafford/);
    const withdrawn = await people('withdraw', email, grantId, '--reason', 'Moved');
    assert.match(withdrawn.out, /withdrawn/);
    await people('end', email, '--reason', 'Left');
    assert.match((await people('list')).out, /Cli .*ended/);
    await assert.rejects(people('show', email), { code: 'ACCESS_UNKNOWN_PERSON' });
  });

  test('the operator prints a link by which somebody sets a password, of one who is there', async () => {
    const base = { ...desk.base, caller: operatorCaller('root') };
    const link = (named: string) => runCommand(base, addPeopleCommands, ['people', 'link', named]);
    const { out, notes } = await link(analyst.person.email);
    assert.match(out, /^http:\/\/[\w.:]+\/sign-in\/link\/[\w-]{43}\n$/);
    assert.match(notes.join(), /^Ann Analyst sets a password by it, once and within 7 days\.$/);
    const code = out.trim().split('/').at(-1) ?? '';
    assert.equal((await getLinkPerson(desk.base, code)).id, analyst.person.id);
    await assert.rejects(link('nobody@example.org'), { code: 'ACCESS_UNKNOWN_PERSON' });
    const gone = await desk.add('Gone Gray', ['analyst', 'stafford']);
    await endPerson(base, { personId: gone.person.id, reason: 'Left' });
    await assert.rejects(link(gone.person.id), { code: 'ACCESS_PERSON_ENDED' });
  });

  test('the roles are listed', async () => {
    const { out } = await run(addPeopleCommands, 'roles');
    assert.match(out, /commissioner +Commissioner +scope +sign agreements/);
  });

  test('a token is printed alone, so that it can be kept by a program', async () => {
    const token = (...words: string[]) => run(addTokenCommands, 'token', ...words);
    const whose = ['--for', analyst.person.email];
    const words = ['--name', 'Cli', '--may', 'see records', '--until', '2027-01-01'];
    const { out } = await token('create', ...whose, ...words, '--may', 'keep records');
    assert.match(out, /^gh_[\w-]{43}\n$/);
    const caller = await findTokenCaller(desk.base, out.trim());
    assert.equal(caller?.personId, analyst.person.id);
    const listed = (await token('list', ...whose)).out;
    const id = /^([0-9a-f-]{36}) +Cli .*works$/m.exec(listed)?.[1] ?? '';
    await token('revoke', id, ...whose);
    assert.equal(await findTokenCaller(desk.base, out.trim()), undefined);
    await assert.rejects(token('list'), { code: 'ACCESS_NO_PERSON' });
  });
});
