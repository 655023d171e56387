import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { type Confinement, type Database, type GuardedKind, type Reach, sql } from './index.ts';

const providers = ['belmarsh', 'moorland', 'stafford', 'stoke-heath'];
const nothing = { performance: [], records: [], agreements: [], returns: [], audit: [] };
const providerRow = z.object({ provider_id: z.string() });
const refused = { code: '42501' };

/** Of each kind of rows a table with some of every provider. */
const samples: ReadonlyArray<{ kind: GuardedKind; table: string; insert: (id: string) => string }> =
  [
    {
      kind: 'performance',
      table: 'tally_cell',
      insert: (id) => `insert into tally_cell values ('${id}', 'visits', 24096, 3, 3)`,
    },
    {
      kind: 'records',
      table: 'ledger_finding',
      insert: (id) => `insert into ledger_finding values ('${id}', 1, 1, 't', 'k', 'f', 't', 'k')`,
    },
    {
      kind: 'agreements',
      table: 'agreement_comment',
      insert: (id) =>
        `insert into agreement_comment values ('${id}', 1, 'x', 'provider', 'n', 'r', 'w', now(), '${id}', 'wales')`,
    },
    {
      kind: 'returns',
      table: 'return_cell',
      insert: (id) =>
        `insert into return_cell values ('${id}', 't', 24096, 'c', 1, '5', null, 'n', 'r', now())`,
    },
    {
      kind: 'audit',
      table: 'audit_entry',
      insert: (id) =>
        `insert into audit_entry values (${providers.indexOf(id) + 1}, '2026-01-01', null, 'n', '', 'none', null, 'a', 'k', 'i', '${id}', null, null, '', '${id}')`,
    },
  ];

for (const { name, skip, open } of testDatabases()) {
  describe(`a confined database on ${name}`, { skip }, () => {
    let database: Database;
    before(async () => {
      database = await open();
      for (const { insert } of samples) {
        for (const id of providers) await database.script(insert(id));
      }
    });
    after(() => database.close());

    const seenOf = async (session: Pick<Database, 'rows'>, table: string) => {
      const query = { text: `select provider_id from ${table} order by provider_id`, values: [] };
      return (await session.rows(providerRow, query)).map((row) => row.provider_id);
    };
    const reaching = (kind: GuardedKind, reach: Reach): Confinement => ({
      ...nothing,
      [kind]: reach,
    });
    const toStafford = () => database.confined(reaching('performance', ['stafford']));
    const addTo = (id: string, tally: string) =>
      sql`insert into tally_cell values (${id}, ${tally}, 24096, 1, 1)`;

    test('shows of every kind, without any condition, what is in reach and nothing else', async () => {
      const anyReach = fc.oneof(
        { weight: 1, arbitrary: fc.constant('everywhere' as const) },
        { weight: 4, arbitrary: fc.subarray([...providers, 'cardiff']) },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.record({
            ...{ performance: anyReach, records: anyReach, agreements: anyReach },
            ...{ returns: anyReach, audit: anyReach },
          }),
          fc.boolean(),
          async (confinement, inTransaction) => {
            const confined = database.confined(confinement);
            const look = async (session: Pick<Database, 'rows'>) => {
              for (const { kind, table } of samples) {
                const reach = confinement[kind];
                const expected = providers.filter(
                  (id) => reach === 'everywhere' || reach.includes(id),
                );
                assert.deepEqual(await seenOf(session, table), expected, table);
              }
            };
            await (inTransaction ? confined.transaction(look) : look(confined));
          },
        ),
        { numRuns: 30 },
      );
    });

    test('shows everything to whoever sees everything, and nothing to whoever reaches nothing', async () => {
      for (const { table } of samples) {
        assert.deepEqual(await seenOf(database.confined('whole'), table), providers, table);
        assert.deepEqual(await seenOf(database.confined(nothing), table), [], table);
      }
    });

    test('shows an agreement to whoever reaches its commissioner', async () => {
      const confined = database.confined(reaching('agreements', ['wales']));
      assert.deepEqual(await seenOf(confined, 'agreement_comment'), providers);
    });

    test('refuses to add for another provider, and changes nothing of another', async () => {
      await assert.rejects(toStafford().run(addTo('moorland', 'x')), refused);
      await assert.rejects(
        toStafford().transaction((one) => one.run(addTo('moorland', 'x'))),
        refused,
      );
      await assert.rejects(
        toStafford().run(sql`
          insert into tally_cell as kept values ('moorland', 'visits', 24096, 1, 1)
          on conflict (provider_id, tally, month) do update set records = kept.records + 1`),
        refused,
      );
      assert.equal(await toStafford().run(sql`update tally_cell set records = 9`), 1);
      assert.equal(
        await toStafford().run(sql`delete from tally_cell where provider_id = 'moorland'`),
        0,
      );
      const rows = await database.rows(
        providerRow.extend({ records: z.number() }),
        sql`select provider_id, records from tally_cell order by provider_id`,
      );
      assert.deepEqual(
        rows.map(({ records }) => records),
        [3, 3, 9, 3],
      );
    });

    test('gives nobody a way to change what is only added to', async () => {
      for (const confined of [database.confined('whole'), toStafford()]) {
        for (const statement of [
          sql`update audit_entry set name = 'x'`,
          sql`delete from audit_entry`,
          sql`update ledger_finding set field = 'x'`,
          sql`delete from return_cell`,
          sql`delete from agreement_comment`,
          sql`update agreement_comment set words = 'x'`,
          sql`update agreement set title = 'x'`,
          sql`update published_figure set value = 1`,
          sql`update level set published = true`,
          sql`delete from rating_moderation`,
          sql`delete from ledger_batch`,
          sql`delete from migration`,
          sql`create table mine (n int)`,
          sql`alter table tally_cell disable row level security`,
        ]) {
          await assert.rejects(confined.run(statement), refused, statement.text);
        }
      }
    });

    test('does not reach what only the hub itself reads', async () => {
      await assert.rejects(
        database.confined('whole').run(sql`select from sign_in_session`),
        refused,
      );
    });

    test('leaves the connection to the next user as it was, also after a failure', async () => {
      const role = z.object({ who: z.string(), reach: z.string().nullable() });
      const ask = sql`select current_user::text as who, current_setting('gatehouse.performance', true) as reach`;
      const owner = (await database.rows(role, ask))[0]?.who;
      const asks = Array.from({ length: 60 }, async (_, index) => {
        const id = providers[index % providers.length] ?? '';
        if (index % 5 === 4) {
          const [row] = await database.rows(role, ask);
          assert.deepEqual([row?.who, row?.reach || null], [owner, null]);
          assert.deepEqual(await seenOf(database, 'tally_cell'), providers);
          return;
        }
        const confined = database.confined(reaching('performance', [id]));
        if (index % 5 === 3) {
          await assert.rejects(confined.run(sql`select 1 / 0`), { code: '22012' });
          await assert.rejects(confined.transaction((one) => one.run(sql`select 1 / 0`)));
        }
        const [row] = await confined.rows(role, ask);
        assert.deepEqual(row, { who: 'gatehouse_scoped', reach: id });
        assert.deepEqual(await seenOf(confined, 'tally_cell'), [id]);
      });
      await Promise.all(asks);
    });

    test('shows nothing where a plan outlives the reach that it was made for', async () => {
      await database.transaction(async (session) => {
        await session.run(sql`select set_config('gatehouse.performance', 'stafford', true)`);
        await session.run(sql`select set_config('role', 'gatehouse_scoped', true)`);
        await session.run(sql`prepare kept as select provider_id from tally_cell`);
        const kept = { text: 'execute kept', values: [] };
        assert.equal((await session.rows(providerRow, kept)).length, 1);
        await session.run(sql`select set_config('gatehouse.performance', 'moorland', true)`);
        assert.deepEqual(await session.rows(providerRow, kept), []);
        await session.run(sql`deallocate kept`);
      });
    });

    test('sees in a transaction what it has just written, and keeps it only when all succeeds', async () => {
      const attempt = toStafford().transaction(async (session) => {
        await session.run(addTo('stafford', 'half'));
        assert.equal((await seenOf(session, 'tally_cell')).length, 2);
        throw new Error('no');
      });
      await assert.rejects(attempt, /no/);
      assert.equal((await seenOf(toStafford(), 'tally_cell')).length, 1);
    });

    test('counts the revision up with a transaction, and not with what is aside', async () => {
      for (const way of [database, toStafford()]) {
        const before = await database.revision();
        const add = addTo('stafford', `aside ${before}`);
        assert.equal(await way.aside((session) => session.run(add)), 1);
        assert.equal(await database.revision(), before);
        await assert.rejects(
          way.aside((session) => session.run(add)),
          { code: '23505' },
        );
        await way.transaction((session) => session.run(addTo('stafford', `counted ${before}`)));
        assert.notEqual(await database.revision(), before);
        assert.equal(await way.revision(), await database.revision());
      }
      await assert.rejects(
        toStafford().aside((session) => session.run(addTo('moorland', 'aside'))),
        refused,
      );
    });

    test('takes as reach nothing but ids', () => {
      for (const odd of ["x'; drop table tally_cell; --", 'a,b', '*', '', 'a b', 'Ä']) {
        assert.throws(() => database.confined(reaching('audit', [odd])), {
          code: 'DATABASE_BAD_REACH',
        });
      }
    });

    test('leaves it to the owner to run scripts, to widen and to close', async () => {
      const confined = toStafford();
      await assert.rejects(confined.script('select 1'), { code: 'DATABASE_CONFINED' });
      assert.throws(() => confined.confined('whole'), { code: 'DATABASE_CONFINED' });
      await confined.close();
      assert.equal((await seenOf(database.confined('whole'), 'ledger_finding')).length, 4);
    });
  });
}
