import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readConfig } from './config.ts';
import { GatehouseError } from './errors.ts';

/** The sentences with which settings are refused. */
function refusals(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof GatehouseError);
    assert.equal(error.code, 'CONFIG_INVALID');
    return error.problems.map(({ message }) => message);
  }
  return [];
}

describe('settings', () => {
  test('that cannot be used are named all at once', () => {
    const named = refusals({
      PORT: 'high',
      GATEHOUSE_TRUSTED_PROXIES: '10.0.0.0/33',
      GATEHOUSE_METRICS_TOKEN: 'short',
      GATEHOUSE_SECRET: 'short',
      GATEHOUSE_SMTP_URL: 'mail',
      GATEHOUSE_MAIL_FROM: 'hub@example.org',
    });
    assert.deepEqual(
      named.map((message) => message.split(' ')[0]),
      [
        ...['PORT', 'GATEHOUSE_TRUSTED_PROXIES', 'GATEHOUSE_METRICS_TOKEN'],
        ...['GATEHOUSE_SECRET', 'GATEHOUSE_SMTP_URL'],
      ],
    );
  });

  test('that are blank are not set', () => {
    const blank = readConfig({ PORT: '', GATEHOUSE_SECRET: '', GATEHOUSE_SMTP_URL: '' });
    assert.equal(blank.port, 3000);
    assert.equal(blank.signIn.secret, undefined);
    assert.equal(blank.mail, undefined);
  });

  test('never repeat a secret that they refuse', () => {
    assert.doesNotMatch(refusals({ GATEHOUSE_METRICS_TOKEN: 'swordfish' }).join(), /swordfish/);
    assert.doesNotMatch(refusals({ DATABASE_URL: 'swordfish' }).join(), /swordfish/);
  });

  test('take proxies as addresses and networks', () => {
    const { trustedProxies } = readConfig({
      GATEHOUSE_TRUSTED_PROXIES: '10.0.0.0/8, ::1,fd00::/8',
    });
    assert.deepEqual(trustedProxies, ['10.0.0.0/8', '::1', 'fd00::/8']);
    for (const wrong of [
      'proxy.example',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '1.2.3',
      'true',
      '::1/129',
    ]) {
      assert.equal(refusals({ GATEHOUSE_TRUSTED_PROXIES: wrong }).length, 1, wrong);
    }
  });

  test('limit the rate of requests in production alone, unless told', () => {
    const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://hub@db/hub' };
    assert.equal(readConfig({}).requestsPerMinute, 0);
    assert.ok(readConfig(production).requestsPerMinute > 0);
    const told = { ...production, GATEHOUSE_REQUESTS_PER_MINUTE: '0' };
    assert.equal(readConfig(told).requestsPerMinute, 0);
  });
});
