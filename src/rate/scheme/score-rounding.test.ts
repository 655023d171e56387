import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { roundHalfAway } from '../../catalogue/index.ts';
import { roundScore, withoutNoise } from './score-rounding.ts';

test('the noise of binary arithmetic is taken off', () => {
  assert.equal(withoutNoise(0.1 + 0.2), 0.3);
  assert.equal(withoutNoise(100 + (100 * (9.9 - 9)) / 9), 110);
  assert.equal(Object.is(withoutNoise(-1e-12), 0), true);
});

test('a half rounds away from nought, also one that binary arithmetic missed by a hair', () => {
  // 59.95 as the mean of 59.9 and 60.0.
  assert.equal(roundScore((59.9 + 60) / 2, 1), 60);
  assert.equal(roundScore(1.005, 2), 1.01);
  assert.equal(roundScore(-2.5, 0), -3);
  assert.equal(roundScore(59.9499, 1), 59.9);
});

test('it rounds as the catalogue does, however large or small', () => {
  const decimals = fc
    .tuple(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), fc.integer({ min: 0, max: 7 }))
    .map(([digits, places]) => digits / 10 ** places);
  fc.assert(
    fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, places) => {
      assert.equal(roundScore(value, places), roundHalfAway(value, places));
    }),
    { numRuns: 2000 },
  );
});

test('what is missing stays missing', () => {
  assert.equal(roundScore(Number.NaN, 1), Number.NaN);
  assert.equal(withoutNoise(Number.NaN), Number.NaN);
});
