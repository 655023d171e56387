import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { packageRoot } from '../config.ts';
import { type Database, migrate, openDatabase, sql } from './index.ts';

const noteRow = z.object({ note: z.string() });

let folder: string;
let holder: Database;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-shared-'));
  const options = { databaseUrl: undefined, dataDir: folder, command: 'serve', mayJoin: false };
  holder = await openDatabase(options);
  await migrate(holder, join(packageRoot, 'migrations'));
  await holder.script('create table mark (id int primary key, note text)');
});
after(async () => {
  await holder.close();
  await rm(folder, { recursive: true });
});

const joinHolder = () =>
  openDatabase({ databaseUrl: undefined, dataDir: folder, command: 'import', mayJoin: true });
const notes = async (database: Database) =>
  (await database.rows(noteRow, sql`select note from mark order by id`)).map(({ note }) => note);

test('nobody joins before the holder shares', async () => {
  await assert.rejects(joinHolder(), { code: 'DATABASE_HELD' });
  holder.share();
});

test('what one process commits the other sees, and the revision moves for both', async () => {
  const caller = await joinHolder();
  const before = await holder.revision();
  await caller.transaction((session) => session.run(sql`insert into mark values (1, ${"o'ne"})`));
  assert.deepEqual(await notes(holder), ["o'ne"]);
  assert.notEqual(await holder.revision(), before);
  assert.equal(await caller.revision(), await holder.revision());
  assert.equal(await caller.run(sql`update mark set note = 'one'`), 1);
  await caller.close();
});

test('a transaction that throws is rolled back, and an error keeps its code', async () => {
  const caller = await joinHolder();
  const attempt = caller.transaction(async (session) => {
    await session.run(sql`insert into mark values (2, 'lost')`);
    await session.run(sql`insert into mark values (1, 'again')`);
  });
  await assert.rejects(attempt, { code: '23505' });
  assert.deepEqual(await notes(holder), ['one']);
  await caller.close();
});

test('a caller that hangs up in a transaction leaves nothing and holds nobody up', async () => {
  const caller = await joinHolder();
  const attempt = caller.transaction(async (session) => {
    await session.run(sql`insert into mark values (3, 'lost')`);
    await caller.close();
    await session.run(sql`insert into mark values (4, 'lost')`);
  });
  await assert.rejects(attempt);
  assert.deepEqual(await notes(holder), ['one']);
});

test('several callers at once keep apart', async () => {
  const callers = await Promise.all([joinHolder(), joinHolder(), joinHolder()]);
  await Promise.all(
    callers.map((caller, index) =>
      caller.transaction(async (session) => {
        await session.run(sql`insert into mark values (${10 + index}, 'x')`);
        await session.run(sql`update mark set note = note || '!' where id = ${10 + index}`);
      }),
    ),
  );
  assert.deepEqual(await notes(holder), ['one', 'x!', 'x!', 'x!']);
  await Promise.all(callers.map((caller) => caller.close()));
});

test('a caller confines itself, and the holder sees to it', async () => {
  const nothing = { performance: [], records: [], agreements: [], returns: [], audit: [] };
  const cells = async (session: Pick<Database, 'rows'>) =>
    (
      await session.rows(
        z.object({ provider_id: z.string() }),
        sql`select provider_id from tally_cell order by provider_id`,
      )
    ).map((row) => row.provider_id);
  const add = (id: string) => sql`insert into tally_cell values (${id}, 'visits', 24096, 1, 1)`;
  await holder.run(add('moorland'));
  const caller = await joinHolder();
  const confined = caller.confined({ ...nothing, performance: ['stafford'] });
  const before = await holder.revision();
  await confined.aside((session) => session.run(add('stafford')));
  assert.equal(await holder.revision(), before);
  assert.deepEqual(await cells(confined), ['stafford']);
  assert.deepEqual(await confined.transaction(cells), ['stafford']);
  await assert.rejects(confined.run(add('cardiff')), { code: '42501' });
  await assert.rejects(
    confined.transaction((session) => session.run(add('cardiff'))),
    { code: '42501' },
  );
  assert.deepEqual(await cells(caller.confined('whole')), ['moorland', 'stafford']);
  assert.deepEqual(await cells(caller), ['moorland', 'stafford']);
  await caller.close();
});
