import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatehouseError } from '../../errors.ts';
import { isSafeAddress, readSignInSettings } from './settings.ts';

const whole = {
  GATEHOUSE_PUBLIC_URL: 'https://hub.example/',
  GATEHOUSE_OIDC_ISSUER: 'https://login.example',
  GATEHOUSE_OIDC_CLIENT_ID: 'gatehouse',
  GATEHOUSE_OIDC_CLIENT_SECRET: 's',
  GATEHOUSE_OIDC_ROLES:
    'wm commissioners = commissioner@west-midlands; governors=provider-manager@stafford;',
};

test('Without an issuer there is no provider, and nothing else of it is asked', () => {
  assert.equal(readSignInSettings({}).provider, undefined);
});

test('A provider is read with its groups, and an address without its last slash', () => {
  assert.deepEqual(readSignInSettings(whole).provider, {
    issuer: 'https://login.example',
    clientId: 'gatehouse',
    clientSecret: 's',
    name: 'your organisation',
    rolesClaim: 'groups',
    groupRoles: [
      { group: 'wm commissioners', role: 'commissioner', subject: 'west-midlands' },
      { group: 'governors', role: 'provider-manager', subject: 'stafford' },
    ],
    publicUrl: 'https://hub.example',
  });
});

test('Every mistake is told at once, and no secret is in what is told', () => {
  const env = {
    GATEHOUSE_OIDC_ISSUER: 'http://login.example',
    GATEHOUSE_OIDC_CLIENT_SECRET: 'very-secret',
    GATEHOUSE_OIDC_ROLES: 'governors',
  };
  assert.throws(
    () => readSignInSettings(env),
    (error) => {
      assert.ok(error instanceof GatehouseError);
      assert.equal(error.code, 'CONFIG_INVALID');
      const text = JSON.stringify(error.problems);
      for (const name of ['PUBLIC_URL', 'ISSUER', 'CLIENT_ID', 'ROLES'])
        assert.match(text, new RegExp(name));
      assert.doesNotMatch(text, /very-secret/);
      return true;
    },
  );
});

test('A secret of fewer than 32 characters is refused', () => {
  assert.throws(() => readSignInSettings({ GATEHOUSE_SECRET: 'short' }), {
    code: 'CONFIG_INVALID',
  });
});

test('A secret before is taken beside a new one alone', () => {
  const [old, young] = ['x'.repeat(32), 'y'.repeat(32)];
  const read = (GATEHOUSE_SECRET: string | undefined) =>
    readSignInSettings({ GATEHOUSE_SECRET, GATEHOUSE_SECRET_BEFORE: old });
  const { secret, secretBefore } = read(young);
  assert.deepEqual([secret, secretBefore], [young, old]);
  for (const useless of [undefined, old]) {
    assert.throws(() => read(useless), { code: 'CONFIG_INVALID' });
  }
});

test('Secrets go over TLS, or stay on this machine', () => {
  const safe = [
    'https://a.example',
    'http://localhost:9',
    'http://127.0.0.1:9/x',
    'http://[::1]:9',
  ];
  const unsafe = [
    'http://a.example',
    'ftp://localhost',
    'localhost',
    'http://localhost.evil.example',
  ];
  assert.deepEqual(safe.filter(isSafeAddress), safe);
  assert.deepEqual(unsafe.filter(isSafeAddress), []);
});
