import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';

test('There are ten codes of 24 characters, each another', () => {
  const codes = newRecoveryCodes();
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) {
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){3}$/);
    assert.ok(looksLikeRecoveryCode(code));
  }
});

test('A code is the same in small letters, without its dashes, and with letters read for figures', () => {
  const kept = recoveryCodeHash('01AB23-CDEF45-GHJK67-MNPQ10');
  assert.equal(recoveryCodeHash('01ab23 cdef45 ghjk67 mnpq10'), kept);
  assert.equal(recoveryCodeHash('OLAB23CDEF45GHJK67MNPQIO'), kept);
  assert.notEqual(recoveryCodeHash('01AB23-CDEF45-GHJK67-MNPQ11'), kept);
  assert.ok(!looksLikeRecoveryCode('123456'));
});
