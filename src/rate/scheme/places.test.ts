import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placesOf } from './places.ts';

test('the highest is first, equals share a place, and the next is as many further', () => {
  assert.deepEqual(placesOf([70, 90, 70, 50]), [2, 1, 2, 4]);
});

test('where all are equal all are first', () => {
  assert.deepEqual(placesOf([5, 5, 5]), [1, 1, 1]);
});

test('one alone is first, and nobody has no places', () => {
  assert.deepEqual(placesOf([12]), [1]);
  assert.deepEqual(placesOf([]), []);
});

test('a place is one more than the number of those that are better', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (scores) => {
      const better = scores.map((score) => scores.filter((other) => other > score).length);
      assert.deepEqual(
        placesOf(scores),
        better.map((number) => number + 1),
      );
    }),
  );
});
