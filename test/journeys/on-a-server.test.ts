import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testServer } from '../databases.ts';
import { stop, Workshop } from './gatehouse.ts';

describe('a hub on a PostgreSQL server', { skip: testServer().skip }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await Workshop.open('PostgreSQL');
  });
  after(() => workshop.close());

  test('two processes that start at once load the shipped figures once', async () => {
    const args = ['performance', '--provider', 'Stafford', '--format', 'json'];
    const [one, other] = await Promise.all([workshop.run(args), workshop.run(args)]);
    assert.deepEqual([one.code, other.code], [0, 0], one.err + other.err);
    assert.equal(one.out, other.out);
    const third = await workshop.run(args);
    assert.equal(third.err, '');
    assert.equal(third.out, one.out);
  });

  test('commands work beside the server, which closes cleanly', async () => {
    const served = await workshop.serve();
    const { code } = await workshop.run(['positions']);
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
