import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { packageRoot } from '../config.ts';
import { type Database, identifier, migrate, sql } from './index.ts';

const count = z.object({ n: z.number() });

for (const { name, skip, open } of testDatabases()) {
  describe(`the database on ${name}`, { skip }, () => {
    let database: Database;
    before(async () => {
      database = await open();
      await database.script('create table mark (id int primary key, note text)');
    });
    after(() => database.close());

    const countMarks = async () => {
      const rows = await database.rows(count, sql`select count(*) as n from mark`);
      return rows[0]?.n;
    };

    test('dates, instants, large counts, decimals and arrays arrive as plain values', async () => {
      const row = z.object({
        d: z.string(),
        t: z.string(),
        i: z.number(),
        n: z.number(),
        s: z.array(z.string()),
      });
      const rows = await database.rows(
        row,
        sql`select date '2008-03-31' as d, timestamptz '2008-03-31 12:00:00+01' as t, 26531089::bigint as i,
            15.3::numeric as n, ${['a', 'b"c', 'd,e']}::text[] as s`,
      );
      assert.deepEqual(rows, [
        {
          d: '2008-03-31',
          t: '2008-03-31T11:00:00.000Z',
          i: 26_531_089,
          n: 15.3,
          s: ['a', 'b"c', 'd,e'],
        },
      ]);
    });

    test('a transaction that throws leaves nothing behind, and the next one works', async () => {
      const attempt = database.transaction(async (session) => {
        await session.run(sql`insert into mark values (1, 'lost')`);
        await session.run(sql`insert into mark values (1, 'again')`);
      });
      await assert.rejects(attempt, { code: '23505' });
      assert.equal(await countMarks(), 0);
      await database.transaction((session) =>
        session.run(sql`insert into mark values (1, 'kept')`),
      );
      assert.equal(await countMarks(), 1);
    });

    test('the revision changes with a committed transaction and with nothing else', async () => {
      const before = await database.revision();
      await assert.rejects(database.transaction(() => Promise.reject(new Error('no'))));
      await countMarks();
      assert.equal(await database.revision(), before);
      await database.transaction((session) => session.run(sql`update mark set note = 'new'`));
      assert.notEqual(await database.revision(), before);
    });

    test('transactions begun at once keep apart', async () => {
      const add = (id: number) =>
        database.transaction(async (session) => {
          await session.run(sql`insert into mark values (${id}, 'x')`);
          if (id % 2 === 1) throw new Error('odd');
        });
      await Promise.allSettled([10, 11, 12, 13, 14].map(add));
      assert.equal(
        (await database.rows(count, sql`select count(*) as n from mark where id >= 10`))[0]?.n,
        3,
      );
    });

    test('a hostile name is only a name', async () => {
      const hostile = 'x"; drop table mark; --';
      await database.script(`create table ${identifier(hostile).text} (n int)`);
      await database.run(sql`insert into ${identifier(hostile)} values (${7})`);
      const rows = await database.rows(count, sql`select n from ${identifier(hostile)}`);
      assert.equal(rows[0]?.n, 7);
      assert.ok(((await countMarks()) ?? 0) > 0);
    });

    test('migrating twice does no harm', async () => {
      assert.deepEqual(await migrate(database, join(packageRoot, 'migrations')), []);
    });

    test('a migration that fails is not kept, and the database says so', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'gatehouse-migrations-'));
      const broken = 'create table half (n int); select * from nowhere;';
      await writeFile(join(folder, '9999_broken.sql'), broken);
      await database.run(sql`create table kept_migration as select * from migration`);
      await database.run(sql`delete from migration`);
      await assert.rejects(migrate(database, folder), /nowhere/);
      const half = await database.rows(
        z.object({ missing: z.boolean() }),
        sql`select to_regclass('half') is null as missing`,
      );
      assert.equal(half[0]?.missing, true);
      await database.run(sql`insert into migration select * from kept_migration`);
      await assert.rejects(migrate(database, folder), { code: 'DATABASE_NEWER' });
      await rm(folder, { recursive: true });
    });
  });
}
