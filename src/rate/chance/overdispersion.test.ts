import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overdispersionOf } from './overdispersion.ts';

test('overdispersion is the mean of the squared scores, the outer tenths set to their neighbours', () => {
  // Of ten scores one at each end is set: 9 to 2 and −9 to −1, so (2·4 + 2·1 + 6·0) / 10 = 1.
  assert.deepEqual(overdispersionOf([9, 2, 0, 0, 0, -1, 0, 0, 0, -9]), {
    phi: 1,
    significant: false,
  });
});

test('it is significant above 1 + 2 √(2 / I), which is 1.894 of ten', () => {
  const of = (score: number) => overdispersionOf(Array.from({ length: 10 }, () => score));
  assert.deepEqual(of(1.38)?.significant, true); // 1.38² = 1.904
  assert.deepEqual(of(1.37)?.significant, false); // 1.37² = 1.877
});

test('of fewer than ten nobody is Winsorised and nothing is significant', () => {
  assert.deepEqual(overdispersionOf([3, -3, 3, -3, 9]), { phi: 23.4, significant: false }); // 117 / 5
  assert.equal(overdispersionOf([]), null);
});
