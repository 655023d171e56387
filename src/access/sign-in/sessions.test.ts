import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import type { Database } from '../../database/index.ts';
import { newSecretValue } from './secret-value.ts';
import { beginSession, listSessions, resumeSession, stepUp } from './sessions.ts';
import { endSessions } from './store/session-store.ts';

const start = Date.parse('2026-11-02T09:00:00Z');
const minutes = (count: number) => new Date(start + count * 60_000);

for (const { name, skip, open } of testDatabases()) {
  describe(`Sessions on ${name}`, { skip }, () => {
    let database: Database;
    let at = minutes(0);
    const now = () => at;
    before(async () => {
      database = await open();
    });
    after(() => database.close());

    const begin = async (personId: string) => {
      at = minutes(0);
      return beginSession({ database, now }, { personId, way: 'password', agent: undefined });
    };
    const resume = (value: string, minute: number) => {
      at = minutes(minute);
      return resumeSession({ database, now }, value);
    };

    test('A value opens the session that it was given for, and no other value does', async () => {
      const { id, value } = await begin('p1');
      assert.match(value, /^[\w-]{43}$/);
      assert.equal((await resume(value, 1))?.session.id, id);
      assert.equal(await resume(newSecretValue(), 1), undefined);
      assert.equal(await resume(value.toLowerCase(), 1), undefined);
    });

    test('A session ends half an hour after its last use', async () => {
      const { value } = await begin('p2');
      assert.ok(await resume(value, 10));
      assert.ok(await resume(value, 39));
      assert.equal(await resume(value, 70), undefined);
    });

    test('A session ends twelve hours after it began, however much it is used', async () => {
      let { value } = await begin('p3');
      for (let minute = 10; minute < 12 * 60; minute += 10) {
        const resumed = await resume(value, minute);
        assert.ok(resumed, `at ${minute}`);
        value = resumed.newValue ?? value;
      }
      assert.equal(await resume(value, 12 * 60), undefined);
    });

    test('After 15 minutes every request is given the same new value, and the old one is taken until it is used', async () => {
      const { value } = await begin('p4');
      assert.equal((await resume(value, 14))?.newValue, undefined);
      const [one, other] = await Promise.all([resume(value, 15), resume(value, 15)]);
      assert.ok(one?.newValue);
      assert.notEqual(one.newValue, value);
      assert.equal(other?.newValue, one.newValue);
      // The answer was lost on the way: the browser still has the old value.
      assert.equal((await resume(value, 40))?.newValue, one.newValue);
    });

    test('The value before is taken for a minute after the new one came back, and then no more', async () => {
      const { value } = await begin('p5');
      const { newValue = '' } = (await resume(value, 15)) ?? {};
      assert.ok(await resume(newValue, 16));
      assert.ok(await resume(value, 16.9));
      assert.equal(await resume(value, 17), undefined);
      assert.ok(await resume(newValue, 18));
    });

    test('A session may sign for five minutes after its password was typed', async () => {
      const { value } = await begin('p6');
      assert.deepEqual((await resume(value, 1))?.steppedUpUntil, minutes(5));
    });

    test('A step-up gives another value at once, and who still has the old one cannot sign by it', async () => {
      const { id, value } = await begin('p7');
      at = minutes(10);
      const stepped = await stepUp({ database, now }, id);
      assert.deepEqual((await resume(stepped, 10))?.steppedUpUntil, minutes(15));
      const late = await resume(value, 10.5);
      assert.equal(late?.session.id, id);
      assert.equal(late?.steppedUpUntil, undefined);
      assert.equal(await resume(value, 11), undefined);
    });

    test('Somebody who came by the provider has not stepped up by that', async () => {
      at = minutes(0);
      const begun = { personId: 'p8', way: 'provider', agent: undefined } as const;
      const { value } = await beginSession({ database, now }, begun);
      assert.equal((await resume(value, 1))?.steppedUpUntil, undefined);
    });

    test('A session that was ended on the server is opened by none of its values', async () => {
      const { id, value } = await begin('p9');
      const { newValue = '' } = (await resume(value, 15)) ?? {};
      await endSessions(database, 'p9', { only: id, by: 'revoked', now: at });
      assert.equal(await resume(value, 15), undefined);
      assert.equal(await resume(newValue, 15), undefined);
    });

    test('Nobody ends a session of somebody else', async () => {
      const { id, value } = await begin('p10');
      assert.deepEqual(
        await endSessions(database, 'p11', { only: id, by: 'revoked', now: at }),
        [],
      );
      assert.ok(await resume(value, 1));
    });

    test('The sessions that go on are listed, the last used first', async () => {
      const older = await begin('p12');
      const newer = await begin('p12');
      await resume(older.value, 5);
      const listed = (await listSessions({ database, now }, 'p12')).map(({ id }) => id);
      assert.deepEqual(listed, [older.id, newer.id]);
      at = minutes(34);
      assert.deepEqual(
        (await listSessions({ database, now }, 'p12')).map(({ id }) => id),
        [older.id],
      );
    });

    test('Neither signing in nor using a session makes kept pages out of date', async () => {
      const before = await database.revision();
      const { value } = await begin('p13');
      await resume(value, 15);
      assert.equal(await database.revision(), before);
    });

    test('Of a value nothing but its hash is kept', async () => {
      const { value } = await begin('p14');
      const { newValue = '' } = (await resume(value, 15)) ?? {};
      const kept = JSON.stringify(await listSessions({ database, now }, 'p14'));
      assert.ok(!kept.includes(value) && !kept.includes(newValue));
    });
  });
}
