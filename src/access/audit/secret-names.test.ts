import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GatehouseError } from '../../errors.ts';
import { refuseSecrets } from './secret-names.ts';

const refused = (name: string) => {
  try {
    refuseSecrets({ after: { [name]: 'x' } });
    return false;
  } catch (error) {
    assert.ok(error instanceof GatehouseError);
    assert.equal(error.code, 'ACCESS_AUDIT_SECRET');
    return true;
  }
};

describe('what is named like a secret', () => {
  for (const name of [
    ...[
      'password',
      'newPassword',
      'PASSWORD',
      'password_hash',
      'token',
      'accessToken',
      'refresh_token',
      'tokens',
    ],
    ...[
      'clientSecret',
      'secret',
      'totp',
      'otpSecret',
      'totpUri',
      'cookie',
      'set-cookie',
      'authorization',
      'apiKey',
    ],
    ...['privateKey', 'codeVerifier', 'APIKey', 'accessTOKEN'],
  ]) {
    test(`${name} is refused`, () => assert.ok(refused(name)));
  }

  for (const name of [
    ...[
      'tokenId',
      'tokenName',
      'passwordChangedAt',
      'secretary',
      'key',
      'code',
      'compassion',
      'tokenExpiresOn',
    ],
  ]) {
    test(`${name} is kept`, () => assert.ok(!refused(name)));
  }

  test('every place is named, however deep', () => {
    assert.throws(
      () =>
        refuseSecrets({ before: [{ a: { token: 1 } }], after: { b: [{ password: 'x', c: 1 }] } }),
      (error: GatehouseError) => {
        assert.deepEqual(
          error.problems.map(({ place }) => place?.path),
          ['before.0.a.token', 'after.b.0.password'],
        );
        return true;
      },
    );
  });

  test('a secret without a value is none', () => refuseSecrets({ after: { token: undefined } }));
});
