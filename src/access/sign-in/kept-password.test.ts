import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { testDatabases } from '../../../test/databases.ts';
import { type Desk, goodPassword, openDesk } from '../../../test/sign-in-desk.ts';
import { operatorCaller } from '../caller.ts';
import { isKeptPassword, keptAnew, keptPassword } from './kept-password.ts';
import { inviteByLink } from './links.ts';
import { sealOf } from './seal.ts';
import type { SignInSettings } from './settings.ts';
import { findAccount } from './store/account-store.ts';

function ground(secret: string | undefined) {
  const settings: SignInSettings = {
    ...{ dataDir: '/nowhere', behindTls: false, production: true, secret },
    ...{ publicUrl: undefined, provider: undefined },
  };
  return { settings, seal: () => sealOf(settings) };
}

const plain = ground(undefined);
const one = ground('x'.repeat(40));
const other = ground('y'.repeat(40));

const kept = (personId: string, passwordHash: string) => ({ personId, passwordHash });

test('With a secret of the hub the hash of a password is not in the database', async () => {
  const passwordHash = await keptPassword(one, 'p1', goodPassword);
  assert.doesNotMatch(passwordHash, /argon2/);
  assert.ok(await isKeptPassword(one, kept('p1', passwordHash), goodPassword));
  assert.ok(!(await isKeptPassword(one, kept('p1', passwordHash), 'orbit-lantern-mosaic')));
});

test('What was kept of one person opens no other account, and nothing with another secret or none', async () => {
  const passwordHash = await keptPassword(one, 'p1', goodPassword);
  const tried = (by: typeof one, personId: string) => () =>
    isKeptPassword(by, kept(personId, passwordHash), goodPassword);
  assert.throws(tried(one, 'p2'), { code: 'ACCESS_SECRET_CHANGED' });
  assert.throws(tried(other, 'p1'), { code: 'ACCESS_SECRET_CHANGED' });
  assert.throws(tried(plain, 'p1'), { code: 'ACCESS_SECRET_MISSING' });
});

test('Without a secret a password is kept as its hash, and is right before and after one is set', async () => {
  const passwordHash = await keptPassword(plain, 'p1', goodPassword);
  assert.match(passwordHash, /^\$argon2id\$/);
  for (const by of [plain, one]) {
    assert.ok(await isKeptPassword(by, kept('p1', passwordHash), goodPassword));
  }
});

test('What is not sealed though there is a secret, or of another cost, is kept anew, and is right then', async () => {
  const bare = await keptPassword(plain, 'p1', goodPassword);
  const sealed = await keptPassword(one, 'p1', goodPassword);
  const cheap = await hash(goodPassword, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  const dear = `sealed:${one.seal().seal(cheap, 'p1')}`;
  const anew = (by: typeof one, text: string) => keptAnew(by, kept('p1', text), goodPassword);
  assert.equal(await anew(plain, bare), undefined);
  assert.equal(await anew(one, sealed), undefined);
  assert.equal(await keptAnew(one, { personId: 'p1', passwordHash: null }, 'x'), undefined);
  for (const [by, before] of [
    [one, bare],
    [plain, cheap],
    [one, dear],
  ] as const) {
    const text = (await anew(by, before)) ?? '';
    assert.equal(text.startsWith('sealed:'), by === one);
    assert.ok(await isKeptPassword(by, kept('p1', text), goodPassword));
    assert.equal(await anew(by, text), undefined);
  }
});

for (const { name, skip, open } of testDatabases()) {
  test(`A hub on ${name} seals a password at the first sign-in with a secret, again after a change of it, and without either a link opens the account`, {
    skip,
  }, async () => {
    const database = await open();
    const storedOf = async (id: string) => (await findAccount(database, id))?.passwordHash ?? '';
    const at = (secret: string | undefined, secretBefore?: string): Promise<Desk> =>
      openDesk(database, { secret, secretBefore, production: true });
    let desk = await at(undefined);
    const { id } = await desk.addPerson('a@hub.example');
    assert.match(await storedOf(id), /^\$argon2id/);
    await desk.close();

    desk = await at('x'.repeat(40));
    assert.equal((await desk.signIn('a@hub.example')).answer.status, 303);
    assert.match(await storedOf(id), /^sealed:/);
    assert.equal((await desk.signIn('a@hub.example')).answer.status, 303);
    assert.equal((await desk.signIn('a@hub.example', { password: 'wrong' })).answer.status, 422);
    await desk.close();

    desk = await at('y'.repeat(40), 'x'.repeat(40));
    const old = await storedOf(id);
    assert.equal((await desk.signIn('a@hub.example')).answer.status, 303);
    assert.notEqual(await storedOf(id), old);
    await desk.close();

    desk = await at('y'.repeat(40));
    assert.equal((await desk.signIn('a@hub.example')).answer.status, 303);
    await desk.close();

    desk = await at('z'.repeat(40));
    assert.equal((await desk.signIn('a@hub.example')).answer.status, 500);
    const link = await inviteByLink(desk.ground, operatorCaller('tester'), id);
    const newPassword = 'orbit-lantern-mosaic';
    assert.equal((await desk.browser().post(link, { newPassword })).status, 303);
    assert.equal(
      (await desk.signIn('a@hub.example', { password: newPassword })).answer.status,
      303,
    );
    await desk.close();
    await database.close();
  });
}
