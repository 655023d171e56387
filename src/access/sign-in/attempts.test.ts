import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import type { Database } from '../../database/index.ts';
import { attemptSucceeded, countAttempt } from './attempts.ts';

for (const { name, skip, open } of testDatabases()) {
  describe(`Wrong attempts on ${name}`, { skip }, () => {
    let database: Database;
    let at = new Date('2026-11-02T09:00:00Z');
    const ground = {
      now: () => at,
      get database() {
        return database;
      },
    };
    const pass = (seconds: number) => {
      at = new Date(at.getTime() + seconds * 1000);
    };
    before(async () => {
      database = await open();
    });
    after(() => database.close());
    const attempts = async (count: number, attempt: { account: string; address: string }) => {
      for (let tried = 0; tried < count; tried++) await countAttempt(ground, attempt);
    };
    const wait = (words: string) => ({
      code: 'ACCESS_WAIT',
      status: 429,
      message: new RegExp(words),
    });

    test('After five wrong attempts there is a wait, which doubles, and is told', async () => {
      const attempt = { account: 'a@hub.example', address: '192.0.2.1' };
      await attempts(6, attempt);
      await assert.rejects(countAttempt(ground, attempt), wait('Wait 1 second,'));
      pass(1);
      await attempts(1, attempt);
      await assert.rejects(countAttempt(ground, attempt), wait('Wait 2 seconds,'));
      pass(2);
      await attempts(1, attempt);
      await assert.rejects(countAttempt(ground, attempt), wait('Wait 4 seconds,'));
    });

    test('An account waits from wherever it is tried and however its address is written; others do not', async () => {
      await attempts(6, { account: 'b@hub.example', address: '192.0.2.2' });
      await assert.rejects(
        countAttempt(ground, { account: ' B@HUB.example ', address: '192.0.2.3' }),
        wait('Wait'),
      );
      await countAttempt(ground, { account: 'c@hub.example', address: '192.0.2.2' });
    });

    test('A right attempt begins the count of its account anew', async () => {
      const attempt = { account: 'd@hub.example', address: '192.0.2.4' };
      await attempts(5, attempt);
      await attemptSucceeded(ground, attempt);
      await attempts(6, attempt);
      await assert.rejects(countAttempt(ground, attempt), wait('Wait 1 second,'));
    });

    test('Many attempts at once are slowed down like many after another', async () => {
      const attempt = { account: 'e@hub.example', address: '192.0.2.5' };
      const came = await Promise.allSettled(
        Array.from({ length: 20 }, () => countAttempt(ground, attempt)),
      );
      assert.equal(came.filter(({ status }) => status === 'fulfilled').length, 6);
    });

    test('An address waits after fifty wrong attempts for whatever accounts, a minute at most', async () => {
      for (let tried = 0; tried < 51; tried++) {
        await countAttempt(ground, { account: `f${tried}@hub.example`, address: '192.0.2.6' });
      }
      const next = { account: 'g@hub.example', address: '192.0.2.6' };
      await assert.rejects(countAttempt(ground, next), wait('Wait 1 second,'));
      pass(61);
      await countAttempt(ground, next);
    });

    test('Right attempts are not charged to their address', async () => {
      for (let tried = 0; tried < 60; tried++) {
        const attempt = { account: `h${tried}@hub.example`, address: '192.0.2.7' };
        await countAttempt(ground, attempt);
        await attemptSucceeded(ground, attempt);
      }
      await attempts(1, { account: 'i@hub.example', address: '192.0.2.7' });
    });

    test('After a hundred wrong attempts in a row an account takes none any more, however long one waits', async () => {
      const attempt = { account: 'j@hub.example', address: '192.0.2.8' };
      for (let tried = 0; tried < 100; tried++) {
        pass(900);
        await countAttempt(ground, attempt);
      }
      pass(86_400);
      await assert.rejects(countAttempt(ground, attempt), { code: 'ACCESS_LOCKED', status: 429 });
    });
  });
}
