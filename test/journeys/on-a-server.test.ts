import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { openPostgres } from '../../src/database/postgres.ts';
import { testDatabases } from '../databases.ts';
import { stop, Workshop } from './gatehouse.ts';

const server = testDatabases().find(({ name }) => name === 'PostgreSQL');

describe('a hub on a PostgreSQL server', { skip: server?.skip ?? false }, () => {
  const name = `gatehouse_journey_${randomUUID().replaceAll('-', '')}`;
  const admin = () => openPostgres(process.env.TEST_DATABASE_URL ?? '');
  let workshop: Workshop;
  let env: { DATABASE_URL: string };

  before(async () => {
    workshop = await Workshop.open();
    const database = await admin();
    await database.script(`create database ${name}`);
    await database.close();
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    url.pathname = `/${name}`;
    env = { DATABASE_URL: url.href };
  });
  after(async () => {
    const database = await admin();
    await database.script(`drop database ${name} with (force)`);
    await database.close();
    await workshop.close();
  });

  test('two processes that start at once load the shipped figures once', async () => {
    const args = ['performance', '--provider', 'Stafford', '--format', 'json'];
    const [one, other] = await Promise.all([workshop.run(args, env), workshop.run(args, env)]);
    assert.deepEqual([one.code, other.code], [0, 0], one.err + other.err);
    assert.equal(one.out, other.out);
    const third = await workshop.run(args, env);
    assert.equal(third.err, '');
    assert.equal(third.out, one.out);
  });

  test('commands work beside the server, which closes cleanly', async () => {
    const served = await workshop.serve(env);
    const { code } = await workshop.run(['positions'], env);
    assert.equal(code, 0);
    assert.equal((await fetch(`${served.url}/health`)).status, 200);
    assert.equal(await stop(served, 'SIGTERM'), 0);
  });

  test('a server that cannot be reached is told in one sentence, without the password', async () => {
    const url = 'postgres://gatehouse:secret@127.0.0.1:1/gatehouse';
    const { code, err } = await workshop.run(['performance'], { DATABASE_URL: url });
    assert.equal(code, 3);
    assert.match(
      err,
      /PostgreSQL server at postgres:..gatehouse@127\.0\.0\.1:1.gatehouse cannot be used/,
    );
    assert.doesNotMatch(err, /secret/);
  });
});
