import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { type Database, sql } from '../../database/index.ts';
import { type Caller, systemCaller } from '../caller.ts';
import { audit, auditView, wasAudited } from './audit.ts';
import { listAnchors, readHead } from './audit-store.ts';
import { listPortion } from './entry-store.ts';
import type { AuditEvent } from './event.ts';
import { verifyTrail } from './verify-trail.ts';

const ann: Caller = {
  ...{ kind: 'person', personId: 'p-ann', name: 'Ann Example', door: 'web', requestId: 'r-1' },
  roles: [{ code: 'analyst', title: 'Analyst', over: ['bedford', 'stafford'] }],
  reaches: new Map([['see audit', 'everywhere']]),
};
const now = () => new Date('2026-11-02T12:00:00.123Z');
const event = (id: string): AuditEvent => ({
  ...{ action: 'month locked', about: { kind: 'month', id }, providerId: 'stafford' },
  before: { locked: false },
  after: { locked: true, share: 0.1 + 0.2, big: 1e21, small: 1e-7, text: 'a\0b 😀 \u2028' },
});

for (const { name, skip, open } of testDatabases()) {
  describe(`the audit trail on ${name}`, { skip }, () => {
    let database: Database;
    let hub: { database: Database; caller: Caller; now: () => Date };
    before(async () => {
      database = await open();
      hub = { database, caller: ann, now };
      await database.script('create table deed (id text primary key)');
    });
    after(() => database.close());

    const entries = () => listPortion(database, { after: 0, upTo: 1_000_000, limit: 10_000 });
    const lockMonth = (id: string) =>
      database.transaction(async (session) => {
        await session.run(sql`insert into deed values (${id})`);
        await audit(session, hub, event(id));
        return session;
      });

    test('holds who, in which roles, when, what, and what stood before and after', async () => {
      await lockMonth('2008-03');
      const [first] = await entries();
      assert.ok(first);
      const { hash, previousHash, after: kept, ...rest } = first;
      assert.deepEqual(rest, {
        ...{ number: 1, at: '2026-11-02T12:00:00.123Z', personId: 'p-ann', name: 'Ann Example' },
        ...{ roles: 'Analyst over bedford, stafford', door: 'web', requestId: 'r-1' },
        ...{
          action: 'month locked',
          aboutKind: 'month',
          aboutId: '2008-03',
          providerId: 'stafford',
        },
        before: { locked: false },
      });
      assert.deepEqual(kept, {
        ...{ locked: true, share: 0.30000000000000004, big: 1e21, small: 1e-7 },
        text: 'a\ufffdb 😀 \u2028',
      });
      assert.equal(previousHash, '0'.repeat(64));
      assert.match(hash, /^[\da-f]{64}$/);
    });

    test('knows the transactions in which something was audited', async () => {
      assert.ok(wasAudited(await lockMonth('2008-04')));
      assert.ok(!wasAudited(await database.transaction(async (session) => session)));
    });

    test('says who is not a person', async () => {
      await auditView({ ...hub, caller: systemCaller }, event('2008-05'));
      const last = (await entries()).at(-1);
      assert.deepEqual(
        [last?.personId, last?.name, last?.roles, last?.door, last?.requestId],
        [null, 'Gatehouse', 'the program itself', 'none', null],
      );
    });

    test('keeps nothing of what fails, before or after it was audited', async () => {
      const count = (await entries()).length;
      await assert.rejects(lockMonth('2008-03'));
      const failing = database.transaction(async (session) => {
        await audit(session, hub, event('2008-06'));
        throw new Error('no');
      });
      await assert.rejects(failing, /no/);
      await assert.rejects(
        database.transaction(async (session) => {
          await session.run(sql`insert into deed values ('secret')`);
          await audit(session, hub, { ...event('x'), after: { password: 'hunter2' } });
        }),
        { code: 'ACCESS_AUDIT_SECRET' },
      );
      assert.equal((await entries()).length, count);
      const deeds = await database.rows(
        z.object({ id: z.string() }),
        sql`select id from deed where id = 'secret'`,
      );
      assert.deepEqual(deeds, []);
    });

    test('has neither gaps nor forks when many append at once, some of whom fail', async () => {
      const count = (await entries()).length;
      const outcomes = await Promise.allSettled(
        Array.from({ length: 60 }, (_, index) =>
          database.transaction(async (session) => {
            await audit(session, hub, event(`at once ${index}`));
            if (index % 3 === 0) throw new Error('no');
            await audit(session, hub, event(`at once ${index}, again`));
          }),
        ),
      );
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 40);
      const all = await entries();
      assert.deepEqual(
        all.map(({ number }) => number),
        Array.from({ length: count + 80 }, (_, index) => index + 1),
      );
      const { entries: verified, broken } = await verifyTrail(hub);
      assert.deepEqual([verified, broken], [count + 80, null]);
    });

    test('anchors its first entry, and the first after a day', async () => {
      assert.deepEqual(
        (await listAnchors(database)).map(({ number }) => number),
        [1],
      );
      const later = { ...hub, now: () => new Date('2026-11-03T12:00:00.123Z') };
      await auditView(later, event('a day later'));
      await auditView(later, event('just after'));
      const head = await readHead(database);
      assert.deepEqual(
        (await listAnchors(database)).map(({ number }) => number),
        [1, head.number - 1],
      );
    });

    for (const [what, statement] of [
      ['an update', "update audit_entry set name = 'Bob' where entry_number = 1"],
      ['a deletion', 'delete from audit_entry where entry_number = 1'],
      ['a truncation', 'truncate audit_entry'],
      ['an update of an anchor', "update audit_anchor set hash = ''"],
      ['a deletion of anchors', 'delete from audit_anchor'],
      ['a truncation of the anchors', 'truncate audit_anchor'],
      ['a second head', "insert into audit_head values (false, 0, '')"],
    ] as const) {
      test(`refuses ${what}, even from the owner`, async () => {
        const count = (await entries()).length;
        await assert.rejects(database.script(statement));
        assert.equal((await entries()).length, count);
      });
    }
  });
}
