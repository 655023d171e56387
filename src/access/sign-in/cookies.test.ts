import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cookieIn, dropCookie, setCookie } from './cookies.ts';
import { newSecretValue } from './secret-value.ts';

const plain = { behindTls: false };
const tls = { behindTls: true };

test('A cookie is read by no script, sent by no other site’s form, and behind TLS bound to this host', () => {
  const value = newSecretValue();
  assert.equal(
    setCookie('session', value, plain),
    `gatehouse=${value}; Path=/; HttpOnly; SameSite=Lax`,
  );
  assert.equal(
    setCookie('session', value, tls),
    `__Host-gatehouse=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`,
  );
  assert.equal(
    dropCookie('session', tls),
    '__Host-gatehouse=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
  );
});

test('A value is found among other cookies; behind TLS only under its host’s own name', () => {
  const value = newSecretValue();
  assert.equal(cookieIn(`a=b; gatehouse=${value}; c=d`, 'session', plain), value);
  assert.equal(cookieIn(`gatehouse=${value}`, 'session', tls), undefined);
  assert.equal(cookieIn(`gatehouse=${value}`, 'round trip', plain), undefined);
});

test('Whatever a browser sends as cookies is a value of ours or none', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, value) => {
      const found = cookieIn(`${name}=${value}; gatehouse=${value}`, 'session', plain);
      assert.ok(found === undefined || /^[\w-]{43}$/.test(found));
    }),
  );
});
