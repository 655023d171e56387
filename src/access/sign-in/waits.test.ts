import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountRule, addressRule, oneMore, waitSeconds, waitWords } from './waits.ts';

test('An account waits after five wrong attempts: 1, 2, 4 seconds and so on, 15 minutes at most', () => {
  const waits = [1, 5, 6, 7, 8, 15, 16, 99].map((failures) => waitSeconds(failures, accountRule));
  // 2^(15-6) = 512; 2^10 = 1024 is more than 900.
  assert.deepEqual(waits, [0, 0, 1, 2, 4, 512, 900, 900]);
});

test('An address waits after fifty wrong attempts, a minute at most', () => {
  const waits = [50, 51, 52, 57, 1000].map((failures) => waitSeconds(failures, addressRule));
  // 2^(57-51) = 64 is more than 60.
  assert.deepEqual(waits, [0, 1, 2, 60, 60]);
});

test('No wait is shorter than the one before it, nor longer than its rule says', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.constantFrom(accountRule, addressRule), (failures, rule) => {
      const wait = waitSeconds(failures, rule);
      assert.ok(wait <= waitSeconds(failures + 1, rule) && wait <= rule.longestSeconds);
    }),
  );
});

test('The count of an address begins anew after an hour, that of an account never', () => {
  const lastAt = new Date('2026-11-02T12:00:00Z');
  const held = { failures: 9, lastAt };
  assert.equal(oneMore(held, new Date('2026-11-02T13:00:00Z'), addressRule), 10);
  assert.equal(oneMore(held, new Date('2026-11-02T13:00:01Z'), addressRule), 1);
  assert.equal(oneMore(held, new Date('2027-11-02T12:00:00Z'), accountRule), 10);
});

test('A wait is told in seconds up to a minute, then in minutes, never too short', () => {
  const words = [0.2, 1, 40, 59.5, 61, 900].map(waitWords);
  assert.deepEqual(words, [
    '1 second',
    '1 second',
    '40 seconds',
    '1 minute',
    '2 minutes',
    '15 minutes',
  ]);
});
