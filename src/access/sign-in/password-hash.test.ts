import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';

test('A password is kept as argon2id with 19 MiB, two passes and one thread, as OWASP gives it', async () => {
  assert.match(await hashPassword('kestrel-vlinder'), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('The same password has another hash each time, and each is recognised', async () => {
  const [one, other] = await Promise.all([hashPassword('a b c'), hashPassword('a b c')]);
  assert.notEqual(one, other);
  assert.ok(await isPassword(one, 'a b c'));
  assert.ok(!(await isPassword(one, 'a b C')));
  assert.ok(!(await isPassword(one, 'a b c ')));
});

test('A password is the same however its letters were put together', async () => {
  // é as one character, and as e with an accent of its own: NFKC makes them one.
  assert.ok(await isPassword(await hashPassword('caf\u00e9'), 'cafe\u0301'));
});

test('Where there is no password, none is right', async () => {
  assert.equal(await isPassword(undefined, ''), false);
  assert.equal(await isPassword(null, 'x'), false);
});

test('A hash of another cost is told apart, so that it can be made anew', async () => {
  assert.ok(isOutdated(await hash('x', { memoryCost: 8192, timeCost: 1, parallelism: 1 })));
  assert.ok(!isOutdated(await hashPassword('x')));
});
