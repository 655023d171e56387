import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TOTP } from 'otpauth';
import { testDatabases } from '../../../test/databases.ts';
import type { Database } from '../../database/index.ts';
import { type Caller, publicCaller } from '../caller.ts';
import { sealOf } from './seal.ts';
import { beginTotp, confirmApp, removeApp, renewRecoveryCodes, takeCode } from './second-factor.ts';
import { countRecoveryCodes, findAccount } from './store/account-store.ts';

const caller = (personId: string): Caller => ({
  ...publicCaller,
  kind: 'person',
  personId,
  name: personId,
});
const sealing = sealOf({ secret: 'x'.repeat(40), production: true, dataDir: '/nowhere' });

for (const { name, skip, open } of testDatabases()) {
  describe(`Authenticator apps on ${name}`, { skip }, () => {
    let database: Database;
    let at = new Date('2026-11-02T09:00:00Z');
    const ground = {
      now: () => at,
      seal: () => sealing,
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

    /** What the app on a phone would show. */
    const shown = (secret: string) =>
      TOTP.generate({ secret: secretOf(secret), timestamp: at.getTime() });
    const secretOf = (base32: string) => new TOTP({ secret: base32 }).secret;
    const add = async (personId: string) => {
      const secret = await beginTotp(ground, personId);
      const codes = await confirmApp(ground, caller(personId), shown(secret));
      pass(60);
      return { secret, codes };
    };

    test('An app is asked for once a code of it was entered, and not before', async () => {
      const secret = await beginTotp(ground, 'p1');
      assert.equal(await takeCode(ground, 'p1', shown(secret)), false);
      await assert.rejects(confirmApp(ground, caller('p1'), '000000'), {
        code: 'ACCESS_CODE_WRONG',
      });
      assert.equal((await findAccount(database, 'p1'))?.totpSecret, null);
      assert.equal((await confirmApp(ground, caller('p1'), shown(secret))).length, 10);
      pass(30);
      assert.equal(await takeCode(ground, 'p1', shown(secret)), true);
    });

    test('The page that is loaded again shows the same key until it is confirmed', async () => {
      assert.equal(await beginTotp(ground, 'p2'), await beginTotp(ground, 'p2'));
    });

    test('An app goes on after the hub’s secret was changed, and needs the one before no more once a code was taken', async () => {
      const { secret } = await add('p9');
      const [old, young] = ['x'.repeat(40), 'y'.repeat(40)];
      const settings = { secret: young, production: true, dataDir: '/nowhere' };
      const after = { now: ground.now, database, seal: () => sealOf(settings) };
      const both = { ...after, seal: () => sealOf({ ...settings, secretBefore: old }) };
      await assert.rejects(takeCode(after, 'p9', shown(secret)), { code: 'ACCESS_SECRET_CHANGED' });
      assert.equal(await takeCode(both, 'p9', shown(secret)), true);
      pass(60);
      assert.equal(await takeCode(after, 'p9', shown(secret)), true);
    });

    test('A key that was shown before the hub’s secret was lost is replaced by another, which can be added', async () => {
      const before = await beginTotp(ground, 'p10');
      const settings = { secret: 'y'.repeat(40), production: true, dataDir: '/nowhere' };
      const after = { now: ground.now, database, seal: () => sealOf(settings) };
      const secret = await beginTotp(after, 'p10');
      assert.notEqual(secret, before);
      assert.equal((await confirmApp(after, caller('p10'), shown(secret))).length, 10);
    });

    test('A code is taken once, also when it comes twice at once', async () => {
      const { secret } = await add('p3');
      const code = shown(secret);
      const taken = await Promise.all([takeCode(ground, 'p3', code), takeCode(ground, 'p3', code)]);
      assert.deepEqual(taken.toSorted(), [false, true]);
      assert.equal(await takeCode(ground, 'p3', code), false);
    });

    test('The code that confirmed the app is not taken again', async () => {
      const secret = await beginTotp(ground, 'p4');
      const code = shown(secret);
      await confirmApp(ground, caller('p4'), code);
      assert.equal(await takeCode(ground, 'p4', code), false);
    });

    test('A code before one that was taken is not taken any more', async () => {
      const { secret } = await add('p5');
      const early = shown(secret);
      pass(30);
      assert.equal(await takeCode(ground, 'p5', shown(secret)), true);
      assert.equal(await takeCode(ground, 'p5', early), false);
    });

    test('Somebody else’s code is not taken', async () => {
      const { secret } = await add('p6');
      await add('p7');
      assert.equal(await takeCode(ground, 'p7', shown(secret)), false);
    });

    test('Each recovery code is taken once', async () => {
      const { codes } = await add('p8');
      const [first = '', second = ''] = codes;
      assert.equal(await takeCode(ground, 'p8', first.toLowerCase()), true);
      assert.equal(await takeCode(ground, 'p8', first), false);
      assert.equal(await takeCode(ground, 'p8', second), true);
      assert.equal(await countRecoveryCodes(database, 'p8'), 8);
    });

    test('New recovery codes take the place of all earlier ones', async () => {
      const { codes } = await add('p9');
      const renewed = await renewRecoveryCodes(ground, caller('p9'));
      assert.equal(await takeCode(ground, 'p9', codes[0] ?? ''), false);
      assert.equal(await takeCode(ground, 'p9', renewed[0] ?? ''), true);
    });

    test('Once the app is removed neither its codes nor recovery codes are taken', async () => {
      const { secret, codes } = await add('p10');
      await removeApp(ground, caller('p10'));
      assert.equal(await takeCode(ground, 'p10', shown(secret)), false);
      assert.equal(await takeCode(ground, 'p10', codes[0] ?? ''), false);
    });

    test('The key is kept sealed', async () => {
      const { secret } = await add('p11');
      const kept = JSON.stringify(await findAccount(database, 'p11'));
      assert.ok(!kept.includes(secret));
    });
  });
}
