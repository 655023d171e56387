import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { type Confinement, type Database, type Reach, sql } from '../../database/index.ts';
import { systemCaller } from '../caller.ts';
import { audit, auditView } from './audit.ts';
import { verifyTrail } from './verify-trail.ts';

const confinement = (reach: Reach): Confinement => ({
  ...{ performance: [], records: [], agreements: [], returns: [], audit: reach },
});
/** insufficient_privilege of PostgreSQL (Appendix A of its manual). */
const refused = { code: '42501' };

for (const { name, skip, open } of testDatabases()) {
  describe(`the audit trail under the roles of the application, on ${name}`, { skip }, () => {
    let database: Database;
    const acting = { caller: systemCaller, now: () => new Date('2026-11-02T12:00:00Z') };
    before(async () => {
      database = await open();
      for (const providerIds of [['stafford'], ['bedford'], [], ['bedford', 'stafford']]) {
        const about = { kind: 'deed', id: providerIds.join(' and ') || 'all' };
        await auditView({ ...acting, database }, { action: 'deed done', about, providerIds });
      }
    });
    after(() => database.close());

    const seen = async (confined: Database) => {
      const rows = await confined.rows(
        z.object({ about_id: z.string() }),
        sql`select about_id from audit_entry where about_kind = 'deed' order by entry_number`,
      );
      return rows.map(({ about_id }) => about_id);
    };

    test('shows what the reach covers, also to a query that forgets to ask', async () => {
      const everything = ['stafford', 'bedford', 'all', 'bedford and stafford'];
      assert.deepEqual(await seen(database.confined('whole')), everything);
      assert.deepEqual(await seen(database.confined(confinement('everywhere'))), everything);
      assert.deepEqual(await seen(database.confined(confinement(['stafford']))), ['stafford']);
      assert.deepEqual(await seen(database.confined(confinement(['dovegate', 'stafford']))), [
        'stafford',
      ]);
      assert.deepEqual(await seen(database.confined(confinement(['bedford', 'stafford']))), [
        ...['stafford', 'bedford', 'bedford and stafford'],
      ]);
      assert.deepEqual(await seen(database.confined(confinement([]))), []);
    });

    test('is appended to by whoever may read nothing of it, also at once', async () => {
      const blind = database.confined(confinement([]));
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          blind.transaction((session) =>
            audit(session, acting, { action: 'view', about: { kind: 'view', id: String(index) } }),
          ),
        ),
      );
      assert.deepEqual(await seen(blind), []);
      const found = await verifyTrail({ ...acting, database: database.confined('whole') });
      assert.deepEqual([found.entries, found.broken], [24, null]);
    });

    for (const [role, whose] of [
      ['the role that sees everything', 'whole'],
      ['the role of a scope', confinement('everywhere')],
    ] as const) {
      for (const statement of [
        sql`update audit_entry set name = 'Bob'`,
        sql`delete from audit_entry`,
        sql`truncate audit_entry`,
        sql`update audit_anchor set hash = ''`,
        sql`delete from audit_anchor`,
        sql`truncate audit_anchor`,
        sql`delete from audit_head`,
        sql`truncate audit_head`,
        sql`insert into audit_head (only_row, entry_number, hash) values (true, 0, '')`,
        sql`alter table audit_entry disable trigger user`,
        sql`alter table audit_entry disable row level security`,
        sql`drop table audit_entry`,
        sql`set session_replication_role = replica`,
      ]) {
        test(`refuses ${role}: ${statement.text}`, async () => {
          const confined = database.confined(whose);
          await assert.rejects(confined.run(statement), refused);
          await assert.rejects(
            confined.aside((session) => session.run(statement)),
            refused,
          );
        });
      }
    }

    test('leaves the revision as it is when something was only looked at', async () => {
      const revision = await database.revision();
      const event = { action: 'view', about: { kind: 'view', id: 'x' } };
      await auditView({ ...acting, database: database.confined('whole') }, event);
      assert.equal(await database.revision(), revision);
    });
  });
}
