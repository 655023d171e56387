import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sealOf } from './seal.ts';

let dataDir: string;
before(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-seal-'));
});
after(() => rmSync(dataDir, { recursive: true }));

const refused = (code: string) => ({ code });

test('What is sealed is opened with the same secret, for the same person, and differs each time', () => {
  const settings = { secret: 'x'.repeat(32), production: true, dataDir };
  const sealed = sealOf(settings).seal('KEY', 'p1');
  assert.equal(sealOf(settings).open(sealed, 'p1'), 'KEY');
  assert.notEqual(sealOf(settings).seal('KEY', 'p1'), sealed);
  assert.ok(!sealed.includes('KEY'));
});

test('What is sealed is not opened with another secret, for another person, cut short or altered', () => {
  const one = sealOf({ secret: 'x'.repeat(32), production: true, dataDir });
  const other = sealOf({ secret: 'y'.repeat(32), production: true, dataDir });
  const sealed = one.seal('KEY', 'p1');
  const altered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  assert.throws(() => other.open(sealed, 'p1'), refused('ACCESS_SECRET_CHANGED'));
  assert.throws(() => one.open(sealed, 'p2'), refused('ACCESS_SECRET_CHANGED'));
  assert.throws(() => one.open(altered, 'p1'), refused('ACCESS_SECRET_CHANGED'));
  assert.throws(() => one.open(sealed.slice(0, 20), 'p1'), refused('ACCESS_SECRET_CHANGED'));
});

test('After a change of the secret what was sealed before is opened, and is sealed anew', () => {
  const [old, young] = ['x'.repeat(32), 'y'.repeat(32)];
  const before = sealOf({ secret: old, production: true, dataDir });
  const both = sealOf({ secret: young, secretBefore: old, production: true, dataDir });
  const after = sealOf({ secret: young, production: true, dataDir });
  const sealed = before.seal('KEY', 'p1');
  assert.equal(both.open(sealed, 'p1'), 'KEY');
  const renewed = both.renew(sealed, 'p1') ?? '';
  assert.equal(after.open(renewed, 'p1'), 'KEY');
  assert.equal(both.renew(renewed, 'p1'), undefined);
  assert.throws(() => both.open(sealed, 'p2'), refused('ACCESS_SECRET_CHANGED'));
  assert.throws(() => after.renew(sealed, 'p1'), refused('ACCESS_SECRET_CHANGED'));
});

test('In development the key is made once, in a file that its owner alone can read', () => {
  const settings = { secret: undefined, production: false, dataDir };
  const sealed = sealOf(settings).seal('KEY', 'p1');
  assert.equal(sealOf(settings).open(sealed, 'p1'), 'KEY');
  assert.deepEqual(readdirSync(dataDir), ['sign-in-key']);
  assert.equal(statSync(join(dataDir, 'sign-in-key')).mode & 0o777, 0o600);
});

test('In production nothing is sealed without GATEHOUSE_SECRET', () => {
  assert.throws(
    () => sealOf({ secret: undefined, production: true, dataDir }),
    refused('ACCESS_SECRET_MISSING'),
  );
});
