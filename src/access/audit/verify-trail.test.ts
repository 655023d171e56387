import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import type { Database } from '../../database/index.ts';
import { type Caller, systemCaller } from '../caller.ts';
import { parseAnchors } from './anchor-file.ts';
import { audit, auditView } from './audit.ts';
import { exportAnchors } from './export-anchors.ts';
import { searchTrail } from './read-trail.ts';
import { trailMistakes, verifyTrail } from './verify-trail.ts';

/** What somebody who has taken the database over may do: past the guards, on any table. */
async function tamper(database: Database, ...statements: string[]): Promise<void> {
  const guards = (verb: string) =>
    `alter table audit_entry ${verb} trigger user; alter table audit_anchor ${verb} trigger user;`;
  await database.script(
    `begin; ${guards('disable')} ${statements.join(';')}; ${guards('enable')} commit;`,
  );
}

const emptied = [
  "insert into audit_head (entry_number, hash) values (0, '') on conflict do nothing",
  'delete from audit_entry',
  'delete from audit_anchor',
  "update audit_head set entry_number = 0, hash = repeat('0', 64), anchored_number = 0, anchored_at = null",
];

for (const { name, skip, open } of testDatabases()) {
  describe(`verifying the audit trail on ${name}`, { skip }, () => {
    let database: Database;
    let hub: { database: Database; caller: Caller; now: () => Date };
    const entries = 12;
    before(async () => {
      database = await open();
      hub = { database, caller: systemCaller, now: () => new Date('2026-11-02T12:00:00Z') };
    });
    after(() => database.close());
    beforeEach(async () => {
      await tamper(database, ...emptied);
      await database.transaction(async (session) => {
        for (let deed = 1; deed <= entries; deed += 1) {
          const about = { kind: 'deed', id: String(deed) };
          await audit(session, hub, { action: 'deed done', about, after: { deed } });
        }
      });
    });

    const broken = async (anchors: Parameters<typeof verifyTrail>[1] = []) => {
      const found = (await verifyTrail(hub, anchors)).broken;
      return found && [found.number, found.wrong];
    };

    test('finds nothing wrong with a whole chain, and its own entry in it the next time', async () => {
      const first = await verifyTrail(hub);
      assert.deepEqual([first.entries, first.anchors, first.broken], [entries, 1, null]);
      assert.equal((await verifyTrail(hub)).entries, entries + 1);
      assert.deepEqual(await trailMistakes(hub), []);
    });

    test('tells that the head is gone where nothing else is wrong', async () => {
      await tamper(database, ...emptied, 'delete from audit_head');
      await assert.rejects(verifyTrail(hub), { code: 'ACCESS_AUDIT_NO_HEAD' });
      await database.script(
        "insert into audit_head (entry_number, hash) values (0, repeat('0', 64))",
      );
    });

    test('an empty chain holds', async () => {
      await tamper(database, ...emptied);
      assert.equal(await broken(), null);
    });

    for (const [what, statement, expected] of [
      [
        'a changed name',
        "update audit_entry set name = 'Bob' where entry_number = 5",
        [5, 'changed'],
      ],
      [
        'a changed time',
        "update audit_entry set at = at + interval '1 millisecond' where entry_number = 5",
        [5, 'changed'],
      ],
      [
        'a changed after',
        `update audit_entry set after = '{"deed": 6}' where entry_number = 5`,
        [5, 'changed'],
      ],
      [
        'an added before',
        `update audit_entry set before = '{}' where entry_number = 5`,
        [5, 'changed'],
      ],
      [
        'a forged hash',
        "update audit_entry set hash = repeat('0', 64) where entry_number = 5",
        [5, 'changed'],
      ],
      ['a deleted entry', 'delete from audit_entry where entry_number = 5', [5, 'missing']],
      ['the first entry deleted', 'delete from audit_entry where entry_number = 1', [1, 'missing']],
      ['an end cut off', 'delete from audit_entry where entry_number > 9', [10, 'cut off']],
      ['everything deleted', 'delete from audit_entry', [1, 'cut off']],
      ['a head moved back', 'update audit_head set entry_number = 9', [10, 'past the head']],
      ['a head deleted', 'delete from audit_head', [1, 'past the head']],
      ['an anchor changed', "update audit_anchor set hash = repeat('0', 64)", [1, 'rewritten']],
      [
        'two entries exchanged',
        `update audit_entry set entry_number = 1003 where entry_number = 3;
         update audit_entry set entry_number = 3 where entry_number = 8;
         update audit_entry set entry_number = 8 where entry_number = 1003`,
        [3, 'reordered'],
      ],
    ] as const) {
      test(`finds ${what}`, async () => {
        await tamper(database, statement);
        assert.deepEqual(await broken(), expected);
      });
    }

    test('finds an end that was cut off with its head and anchors, by anchors that were kept elsewhere', async () => {
      const { text, anchors } = await exportAnchors(hub);
      // The export is an entry, and the last line is the end of the chain.
      assert.deepEqual(
        anchors.map(({ number }) => number),
        [1, entries + 1],
      );
      const kept = parseAnchors(text, 'anchors.txt');
      assert.equal(await broken(kept), null);
      await tamper(
        database,
        'delete from audit_entry where entry_number > 9',
        'update audit_head set (entry_number, hash) = (select entry_number, hash from audit_entry where entry_number = 9)',
      );
      assert.equal(await broken(), null);
      await tamper(
        database,
        'delete from audit_entry where entry_number > 9',
        'update audit_head set (entry_number, hash) = (select entry_number, hash from audit_entry where entry_number = 9)',
      );
      assert.deepEqual(await broken(kept), [10, 'cut off']);
    });

    test('finds a wholly rewritten chain by anchors that were kept elsewhere', async () => {
      const kept = parseAnchors((await exportAnchors(hub)).text, 'anchors.txt');
      await tamper(database, ...emptied);
      for (let deed = 0; deed <= entries; deed += 1) {
        await auditView(hub, { action: 'nothing done', about: { kind: 'deed', id: String(deed) } });
      }
      assert.equal(await broken(), null);
      assert.deepEqual(await broken(kept), [1, 'rewritten']);
    });

    test('is for those who may see the whole trail', async () => {
      const some: Caller = {
        ...systemCaller,
        kind: 'person',
        reaches: new Map([['see audit', ['stafford']]]),
      };
      const nothing: Caller = { ...some, reaches: new Map() };
      for (const caller of [some, nothing]) {
        await assert.rejects(verifyTrail({ ...hub, caller }), { code: 'ACCESS_DENIED' });
        await assert.rejects(exportAnchors({ ...hub, caller }), { code: 'ACCESS_DENIED' });
      }
      await assert.rejects(searchTrail({ ...hub, caller: nothing }, {}, 10), {
        code: 'ACCESS_DENIED',
      });
    });
  });
}
