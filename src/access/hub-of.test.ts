import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { type Database, sql } from '../database/index.ts';
import { audit } from './audit/audit.ts';
import { operatorCaller, publicCaller } from './caller.ts';
import { hubOf } from './hub-of.ts';

const added = sql`insert into person (person_id, name, email, added_by, added_at)
  values ('p1', 'Amina', 'a@example.org', 'x', now())`;
const event = { action: 'person added', about: { kind: 'person', id: 'p1' } };

for (const { name, skip, open } of testDatabases()) {
  describe(`a caller’s hub in ${name}`, { skip }, () => {
    let database: Database;
    before(async () => {
      database = await open();
    });
    after(() => database.close());
    const people = async () =>
      (await database.rows(z.object({}), sql`select person_id from person`)).length;

    test('commits nothing that was not audited', async () => {
      const hub = hubOf(openEmptyHub(database), operatorCaller('root'));
      await assert.rejects(
        hub.database.transaction((session) => session.run(added)),
        { code: 'ACCESS_AUDIT_MISSING' },
      );
      await assert.rejects(hub.database.run(added), { code: 'ACCESS_AUDIT_MISSING' });
      await assert.rejects(
        hub.counts.transaction((session) => session.run(added)),
        { code: 'ACCESS_AUDIT_MISSING' },
      );
      assert.equal(await people(), 0);
    });

    test('commits what was, under the caller’s name', async () => {
      const hub = hubOf(openEmptyHub(database), operatorCaller('root'));
      const answer = await hub.database.transaction(async (session) => {
        await session.run(added);
        await audit(session, hub, event);
        return 7;
      });
      assert.equal(answer, 7);
      assert.equal(await people(), 1);
      const who = z.object({ name: z.string() });
      assert.deepEqual(await database.rows(who, sql`select name from audit_entry`), [
        { name: 'root' },
      ]);
    });

    test('lets no caller read what tokens are known by', async () => {
      for (const caller of [publicCaller, operatorCaller('root')]) {
        const hub = hubOf(openEmptyHub(database), caller);
        await assert.rejects(
          hub.database.rows(z.unknown(), sql`select token_hash from api_token`),
          {
            code: '42501',
          },
        );
      }
    });
  });
}
