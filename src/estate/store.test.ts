import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { ZodType } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { packageRoot } from '../config.ts';
import type { Database, Session, Sql } from '../database/index.ts';
import { assembleEstate } from './assemble.ts';
import type { Estate } from './estate.ts';
import { flattenEstate } from './flatten.ts';
import { loadEstate } from './load.ts';
import { sampleEstate, sampleProvider } from './sample-estate.ts';
import { readEstate, storeEstate } from './store.ts';

const shipped = loadEstate(packageRoot);

test('the shipped estate comes back from its rows as it was', () => {
  assert.deepEqual(assembleEstate(flattenEstate(shipped)), shipped);
});

/** A session that counts what it runs. */
function counting(session: Session): Session & { statements: number } {
  const counted = {
    statements: 0,
    rows: <T>(schema: ZodType<T>, query: Sql) => {
      counted.statements += 1;
      return session.rows(schema, query);
    },
    run: (query: Sql) => {
      counted.statements += 1;
      return session.run(query);
    },
  };
  return counted;
}

for (const { name, skip, open } of testDatabases()) {
  describe(`the estate in ${name}`, { skip }, () => {
    async function opened(t: TestContext): Promise<Database> {
      const database = await open();
      t.after(() => database.close());
      return database;
    }

    test('comes back as it was stored', async (t) => {
      const database = await opened(t);
      await database.transaction((session) => storeEstate(session, shipped));
      assert.deepEqual(await readEstate(database), shipped);
    });

    test('is stored again only when it has changed', async (t) => {
      const database = await opened(t);
      const store = (estate: Estate) =>
        database.transaction((session) => storeEstate(session, estate));
      assert.equal(await store(shipped), true);
      assert.equal(await store(shipped), false);
      const smaller = sampleEstate({ providers: [sampleProvider("O'Hara; drop table subject")] });
      assert.equal(await store(smaller), true);
      assert.deepEqual(await readEstate(database), smaller);
      assert.equal(await store(shipped), true);
      assert.deepEqual(await readEstate(database), shipped);
    });

    test('is stored by a few statements, however many providers it has', async (t) => {
      const database = await opened(t);
      await database.transaction(async (session) => {
        const first = counting(session);
        await storeEstate(first, sampleEstate({ providers: [sampleProvider('Ash')] }));
        const second = counting(session);
        await storeEstate(second, shipped);
        assert.equal(second.statements, first.statements);
        const unchanged = counting(session);
        await storeEstate(unchanged, shipped);
        assert.equal(unchanged.statements, 1);
      });
    });

    test('is refused with what to do when nothing was stored', async (t) => {
      const database = await opened(t);
      await assert.rejects(readEstate(database), { code: 'ESTATE_NOT_STORED' });
    });
  });
}
