import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testServer } from '../../test/databases.ts';
import { packageRoot } from '../config.ts';
import { GatehouseError } from '../errors.ts';
import { type Database, migrate, sql } from './index.ts';
import { openPostgres } from './postgres.ts';

const { url, skip } = testServer();
const migrations = join(packageRoot, 'migrations');
const sides = z.object({ provider_id: z.string(), commissioner_id: z.string() });

describe('a hub whose user may make no roles on PostgreSQL', { skip }, () => {
  const user = `gatehouse_test_${randomUUID().replaceAll('-', '')}`;
  let admin: Database;
  let database: Database;
  let earlier: string;
  before(async () => {
    admin = await openPostgres(url);
    await admin.script(`create role ${user} login password 'for-a-test'`);
    await admin.script(`create database ${user} owner ${user}`);
    const own = new URL(url);
    Object.assign(own, { username: user, password: 'for-a-test', pathname: `/${user}` });
    database = await openPostgres(own.href);
    earlier = await mkdtemp(join(tmpdir(), 'gatehouse-earlier-'));
    for (const name of (await readdir(migrations)).filter((one) => one < '0009')) {
      await cp(join(migrations, name), join(earlier, name));
    }
  });
  after(async () => {
    await database.close();
    await admin.script(`drop database ${user}`);
    await admin.script(`drop role ${user}`);
    await admin.close();
    await rm(earlier, { recursive: true });
  });

  test('is told what an administrator must run, and then works on what an earlier version left', async () => {
    await migrate(database, earlier);
    await database.script(`
      insert into agreement values ('a', 't', 'A', 'stafford', 'wales', null, '2020-01-01', '2020-12-31');
      insert into agreement_comment values ('a', 1, 'x', 'provider', 'n', 'r', 'w')`);
    let statements = '';
    await assert.rejects(migrate(database, migrations), (error: unknown) => {
      assert.ok(error instanceof GatehouseError);
      assert.equal(error.code, 'DATABASE_ROLES_MISSING');
      statements = error.message.replace(/^.*start again: /, '');
      assert.match(statements, /gatehouse_whole.*; .*gatehouse_scoped.*;$/);
      return true;
    });
    await admin.script(statements);
    await migrate(database, migrations);

    const nothing = { performance: [], records: [], agreements: [], returns: [], audit: [] };
    const question = sql`select provider_id, commissioner_id from agreement_comment`;
    const confined = database.confined({ ...nothing, agreements: ['stafford'] });
    assert.deepEqual(await confined.rows(sides, question), [
      { provider_id: 'stafford', commissioner_id: 'wales' },
    ]);
    assert.deepEqual(await database.confined(nothing).rows(sides, question), []);
    assert.equal((await database.confined('whole').rows(sides, question)).length, 1);
    await confined.transaction((session) =>
      session.run(sql`create temporary table mine (like agreement_comment) on commit drop`),
    );
  });
});
