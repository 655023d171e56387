import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runCommand } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { type Database, sql } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { audit } from './audit/audit.ts';
import { originOf } from './audit/figure-origin.fixture.ts';
import { addAuditCommands } from './audit-commands.ts';

let database: Database;
let hub: Hub;
let folder: string;
before(async () => {
  const [embedded] = testDatabases();
  assert.ok(embedded);
  database = await embedded.open();
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-audit-'));
  hub = openEmptyHub(database);
  const acting = { ...hub, now: () => new Date('2026-07-01T08:00:07Z') };
  await database.transaction(async (session) => {
    for (const id of ['b-1', 'b-2', 'b-3']) {
      await audit(session, acting, {
        ...{ action: 'agreement changed', about: { kind: 'agreement', id }, providerId: 'bedford' },
        ...{ before: { title: 'Old' }, after: { title: 'New' } },
      });
    }
  });
});
after(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the commands of the audit trail', () => {
  const run = (...words: string[]) =>
    runCommand(hub, addAuditCommands({ originOf }), ['audit', ...words]);

  test('list and show entries', async () => {
    const listed = await run('list', '--to', '2026-07-31', '--limit', '2');
    assert.match(listed.out, /agreement changed +agreement b-2/);
    assert.match(listed.notes.join(), /--before 2/);
    const shown = await run('show', '2');
    assert.match(shown.out, /title +Old +New/);
    assert.equal(JSON.parse((await run('show', '2', '--format', 'json')).out).number, 2);
  });

  test('tell how a figure came to be, as a table, CSV or JSON', async () => {
    const named = ['--provider', 'stafford', '--metric', 'K05', '--period', '2007-08'];
    await database.transaction((session) =>
      audit(session, hub, {
        ...{ action: 'records imported', about: { kind: 'record batch', id: '7' } },
        providerId: 'stafford',
      }),
    );
    const { out } = await run('figure', ...named);
    assert.match(out, /^Stafford, K05, 2007-08: 4\.2%\nIt is counted\.\n/);
    assert.match(out, /Of which you may see no entry:\n- Batch 8: drug tests of b\.csv\n/);
    assert.match(out, /records imported +Batch 7: drug tests of a\.csv/);
    const csv = await run('figure', ...named, '--format', 'csv');
    assert.match(csv.out, /^Entry,At,What was done,To what,Who,Role\r?\n\d+,/);
    const told = JSON.parse((await run('figure', ...named, '--format', 'json')).out);
    assert.equal(told.entries[0].aboutId, '7');
    const [, , , ...unnamed] = named;
    await assert.rejects(run('figure', ...unnamed), {
      code: 'commander.missingMandatoryOptionValue',
    });
  });

  test('export anchors, and verify against them; a broken chain ends with 1', async () => {
    const file = join(folder, 'anchors.txt');
    await run('anchors', '--export', file);
    await assert.rejects(run('anchors', '--export', file), { code: 'ACCESS_FILE_EXISTS' });
    assert.match((await run('anchors')).out, /^# Anchors of the Gatehouse audit trail\n/);
    const verified = await run('verify', '--anchors', file);
    assert.match(verified.out, /^The audit trail holds: /);
    assert.equal(verified.exitCode, undefined);

    const forged = (await readFile(file, 'utf8')).replace(/[\da-f]{8}$/m, '00000000');
    await writeFile(join(folder, 'forged.txt'), forged);
    const broken = await run('verify', '--anchors', join(folder, 'forged.txt'));
    assert.match(
      broken.out,
      /^The audit trail is broken\. Entry 1 is not the one that was anchored/,
    );
    assert.equal(broken.exitCode, 1);
    await assert.rejects(run('verify', '--anchors', join(folder, 'none.txt')), {
      code: 'ACCESS_ANCHORS_UNREADABLE',
    });
  });

  test('find what the owner of the tables changed', async () => {
    await database.script('alter table audit_entry disable trigger user');
    await database.run(sql`update audit_entry set name = 'Bob' where entry_number = 2`);
    await database.script('alter table audit_entry enable trigger user');
    const { out, exitCode } = await run('verify');
    assert.match(
      out,
      /Entry 2 no longer says what was written\. Before it 1 entry and 1 anchor fit\./,
    );
    assert.equal(exitCode, 1);
  });
});
