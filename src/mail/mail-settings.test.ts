import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GatehouseError } from '../errors.ts';
import { readMailSettings } from './mail-settings.ts';

const from = 'hub@example.org';

function read(url: string) {
  return readMailSettings({ GATEHOUSE_SMTP_URL: url, GATEHOUSE_MAIL_FROM: from });
}

function refusals(env: Record<string, string>): string[] {
  try {
    readMailSettings(env);
  } catch (error) {
    assert.ok(error instanceof GatehouseError);
    assert.equal(error.code, 'CONFIG_INVALID');
    return error.problems.map(({ message }) => message.split(' ')[0] ?? '');
  }
  return [];
}

describe('the settings of mail', () => {
  test('that are not there send no mail', () => {
    assert.equal(readMailSettings({}), undefined);
  });

  test('take the ports of RFC 8314, encryption by the scheme, and a password that is written encoded', () => {
    const user = { name: 'hub', password: 'a@b/c' };
    assert.deepEqual(read('smtps://hub:a%40b%2Fc@mail.example.org'), {
      ...{ host: 'mail.example.org', port: 465, tls: 'at once', user, from },
    });
    assert.deepEqual(read('smtp://mail.example.org'), {
      ...{ host: 'mail.example.org', port: 587, tls: 'required', user: undefined, from },
    });
    assert.deepEqual(read('smtp://[::1]:25?tls=off'), {
      ...{ host: '::1', port: 25, tls: 'off', user: undefined, from },
    });
  });

  test('never let a password go in the clear, and name what cannot be used all at once', () => {
    const wrong = [
      'smtp://hub:secret@mail.example.org?tls=off',
      'smtps://mail.example.org?tls=off',
      'smtp://mail.example.org?requireTLS=false',
      'http://mail.example.org',
      'smtp://mail.example.org/path',
      'mail.example.org',
    ];
    for (const url of wrong) {
      const env = { GATEHOUSE_SMTP_URL: url, GATEHOUSE_MAIL_FROM: 'Hub\r\nBcc: all@example.org' };
      assert.deepEqual(refusals(env), ['GATEHOUSE_SMTP_URL', 'GATEHOUSE_MAIL_FROM'], url);
    }
    assert.deepEqual(refusals({ GATEHOUSE_MAIL_FROM: from }), ['GATEHOUSE_SMTP_URL']);
  });
});
