import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { emptyDatabases } from '../../../test/empty-databases.ts';
import { packageRoot } from '../../config.ts';
import { migrate } from '../migrate.ts';
import type { Database } from '../session.ts';
import { sql } from '../sql.ts';
import { checkBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { marker } from './unfinished.ts';
import { writeBackup } from './write-backup.ts';

const migrations = join(packageRoot, 'migrations');
const program = '0.0.0';
const now = () => new Date('2026-11-02T12:00:00.000Z');
const countRow = z.object({ count: z.number() });

/** A value of each type that a hub may keep, in a table that no migration makes, and tables that refer to others. */
const filled = `
create table record_odd (
  id bigint generated always as identity,
  exact numeric, narrow numeric(8, 2), day date, instant timestamptz, tree jsonb, words text[], flag boolean,
  bytes bytea, real_number double precision, said text collate "C" not null default 'nothing',
  "Odd ""name""" integer,
  primary key (said, id), check (narrow > 0)
);
create unique index record_odd_flag on record_odd (flag, id) where flag;
insert into record_odd (exact, narrow, day, instant, tree, words, flag, bytes, real_number, said, "Odd ""name""")
values
  (123456789012345678901234567890.12345678901234567890, 1.50, '0044-03-15 BC', '2007-03-25 01:59:59.123456+00',
   '{"b": [1.10, null, "\\u00e9"], "a": {"c": 12345678901234567890}}', '{"a,b","c\\"d",NULL,"","NULL",{}}'::text[],
   true, '\\x00ff10', 0.1, E'line\\nfeed\\ttab "quote" \\\\ back é 𝄞 \\x7f\\x01 [{', 7),
  ('NaN', null, 'infinity', '-infinity', 'null', '{}', null, '', 'Infinity', '', null),
  (0.10, 0.01, '9999-12-31', '2007-10-28 00:30:00.000001+00', '"x"', null, false, null, 1e-300, 'ß', -1);
insert into subject (id, kind, name, official_name, source, position) values ('z', 'area', 'Z', 'Z', 's', 1), ('a', 'area', 'A', 'A', 's', 2);
insert into subject_code (subject_id, scheme, code, position) values ('a', 'x', '1', 1), ('z', 'x', '2', 1);
insert into month_lock (provider_id, month, locked_at, locked_by, reason) values ('z', 1, '2007-01-01', 'b', 'r'), ('a', 1, '2007-01-01', 'b', 'r');
`;

/** As it was said above, once more: whether the rows are what was put in. */
const asFilled = sql`
  select count(*) as count from record_odd
  where (id = 1 and exact::text = '123456789012345678901234567890.12345678901234567890' and narrow::text = '1.50'
      and day = '0044-03-15 BC' and instant = '2007-03-25T01:59:59.123456Z'
      and tree = '{"a": {"c": 12345678901234567890}, "b": [1.10, null, "é"]}' and tree::text like '%1.10%'
      and words[1] = 'a,b' and words[2] = 'c"d' and words[3] is null and words[4] = '' and words[5] = 'NULL'
      and flag and bytes = '\\x00ff10' and real_number = 0.1
      and said = E'line\\nfeed\\ttab "quote" \\\\ back é 𝄞 \\x7f\\x01 [{' and "Odd ""name""" = 7)
    or (id = 2 and exact = 'NaN' and narrow is null and day = 'infinity' and instant = '-infinity' and tree = 'null'
      and words = '{}' and flag is null and bytes = '' and real_number = 'Infinity' and said = '' and "Odd ""name""" is null)
    or (id = 3 and exact::text = '0.10' and narrow = 0.01 and day = '9999-12-31'
      and instant = '2007-10-28T00:30:00.000001Z' and tree = '"x"' and words is null and not flag and bytes is null
      and real_number = 1e-300 and said = 'ß' and "Odd ""name""" = -1)`;

async function count(database: Database, query: typeof asFilled): Promise<number | undefined> {
  return (await database.rows(countRow, query))[0]?.count;
}

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-backup-'));
});
after(() => rm(folder, { recursive: true }));

for (const from of testDatabases()) {
  describe(`a backup of ${from.name}`, { skip: from.skip }, () => {
    let source: Database;
    let file: string;
    before(async () => {
      source = await from.open();
      await source.script(filled.replaceAll('{}}', '"{}"}'));
      file = join(folder, `${from.name}.backup`);
      await writeBackup(source, { file, overwrite: false, program, now });
    });
    after(() => source.close());

    test('is for its owner alone, and leaves no other file', async () => {
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      const beside = await readdir(folder);
      assert.deepEqual(
        beside.filter((name) => name.includes('unfinished')),
        [],
      );
    });

    test('does not replace a file unless told to, and is the same each time', async () => {
      const again = { file, program, now };
      await assert.rejects(writeBackup(source, { ...again, overwrite: false }), {
        code: 'BACKUP_EXISTS',
      });
      const first = await checkBackup(file);
      await writeBackup(source, { ...again, overwrite: true });
      assert.deepEqual(await checkBackup(file), first);
    });

    test('changes nothing, not even the revision', async () => {
      const revision = await source.revision();
      await writeBackup(source, { file: join(folder, 'other'), overwrite: true, program, now });
      assert.equal(await source.revision(), revision);
    });

    for (const to of emptyDatabases()) {
      test(`restored on ${to.name} gives every value back`, { skip: to.skip }, async () => {
        const target = await to.open();
        try {
          const { sums } = await restoreBackup(target, { file, migrations });
          assert.equal(sums.get('record_odd')?.rows, 3);
          assert.equal(await count(target, asFilled), 3);
          assert.deepEqual(await migrate(target, migrations), [], 'all migrations are there');
          await goesOn(target);
          const back = await writeBackup(target, {
            ...{ file: join(folder, `${from.name}-${to.name}`), overwrite: true, program, now },
          });
          const changed = [...sums].filter(
            ([name, sum]) => back.sums.get(name)?.sha256 !== sum.sha256,
          );
          // One row was added below, and every commit counts the revision up.
          assert.deepEqual(
            changed.map(([name]) => name),
            ['database_revision', 'record_odd'],
          );
        } finally {
          await target.close();
        }
      });
    }
  });
}

/** Identities go on, and keys, checks and guards hold. */
async function goesOn(target: Database): Promise<void> {
  const [row] = await target.rows(
    z.object({ id: z.number() }),
    sql`insert into record_odd (said) values ('next') returning id`,
  );
  assert.equal(row?.id, 4);
  const refused = (text: string, code: string) => assert.rejects(target.script(text), { code });
  await refused(`insert into record_odd (narrow, said) values (-1, 'x')`, '23514');
  await refused(
    `insert into record_odd (id, said) overriding system value values (4, 'next')`,
    '23505',
  );
  await refused(`insert into subject_code values ('nobody', 'x', '1', 1)`, '23503');
  await refused('delete from audit_anchor; truncate audit_entry', '42501');
}

for (const { name, skip, open } of emptyDatabases()) {
  describe(`a restore into ${name}`, { skip }, () => {
    let file: string;
    let target: Database;
    before(async () => {
      const source = await (testDatabases()[0]?.open() ?? open());
      file = join(folder, `for-${name}.backup`);
      await writeBackup(source, { file, overwrite: true, program, now });
      await source.close();
      target = await open();
    });
    after(() => target.close());

    test('that did not end is refused by the hub, and is replaced by a second one', async () => {
      await target.script(`create table ${marker} ()`);
      await assert.rejects(migrate(target, migrations), { code: 'DATABASE_RESTORE_UNFINISHED' });
      await assert.rejects(
        writeBackup(target, { file: `${file}2`, overwrite: false, program, now }),
        {
          code: 'DATABASE_RESTORE_UNFINISHED',
        },
      );
      await restoreBackup(target, { file, migrations });
      assert.deepEqual(await migrate(target, migrations), []);
    });

    test('is refused where there is something', async () => {
      await assert.rejects(restoreBackup(target, { file, migrations }), {
        code: 'BACKUP_NOT_EMPTY',
      });
    });

    test('is refused of a backup that knows more migrations', async () => {
      await assert.rejects(restoreBackup(target, { file, migrations: folder }), {
        code: 'BACKUP_NEWER',
      });
    });
  });
}
