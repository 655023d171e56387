import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { type Database, sql } from './index.ts';

const tableRow = z.object({ name: z.string() });

/** Tables with a provider in each row that everybody may read: the estate as it is published. */
const open = ['provider_fact', 'provider_group_member'];
/** Tables that the hub alone reads: how people sign in. */
const hidden = [
  ...['local_account', 'provider_identity', 'recovery_code', 'sign_in_link'],
  ...['sign_in_round_trip', 'sign_in_session', 'sign_in_wait'],
];

for (const { name, skip, open: openDatabase } of testDatabases()) {
  describe(`the tables on ${name}`, { skip }, () => {
    let database: Database;
    before(async () => {
      database = await openDatabase();
    });
    after(() => database.close());

    const list = async (condition: string) => {
      const text = `select c.relname as name from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and ${condition}
        order by c.relname collate "C"`;
      return (await database.rows(tableRow, { text, values: [] })).map((row) => row.name);
    };
    const hasProvider = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'provider_id')`;

    test('keep every row that has a provider from whoever may not see it, but for those that are published', async () => {
      assert.deepEqual(await list(`${hasProvider} and not c.relrowsecurity`), open);
    });

    test('have a policy for both roles where they are guarded', async () => {
      const without = (role: string) =>
        list(`c.relrowsecurity and not exists (
          select from pg_policy p where p.polrelid = c.oid and '${role}'::regrole = any (p.polroles))`);
      assert.deepEqual(await without('gatehouse_whole'), []);
      assert.deepEqual(await without('gatehouse_scoped'), []);
    });

    test('of signing in are granted to nobody', async () => {
      const readable = await list(`has_any_column_privilege('gatehouse_whole', c.oid, 'select')
        or has_any_column_privilege('gatehouse_scoped', c.oid, 'select')`);
      assert.deepEqual(
        hidden.filter((table) => readable.includes(table)),
        [],
      );
    });

    test('grant nobody what would empty them or let others in', async () => {
      const rows = await database.rows(
        z.object({ privilege: z.string() }),
        sql`select distinct g.privilege_type as privilege
            from pg_class c cross join aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
            where c.relnamespace = current_schema()::regnamespace
              and r.rolname in ('gatehouse_whole', 'gatehouse_scoped')
              and (g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') or g.is_grantable)`,
      );
      assert.deepEqual(rows, []);
    });
  });
}
