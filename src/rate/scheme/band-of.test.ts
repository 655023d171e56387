import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandLabelled, bandOf } from './band-of.ts';
import { fourBands } from './scheme.fixture.ts';

function labelOf(score: number): string | undefined {
  return fourBands[bandOf(fourBands, score)]?.label;
}

test('a band holds its beginning and not its end, the highest both', () => {
  assert.deepEqual([0, 39.9, 40, 59.9, 60, 80, 100].map(labelOf), [
    ...['Poor', 'Poor', 'Passable', 'Passable'],
    ...['Good', 'Outstanding', 'Outstanding'],
  ]);
});

test('a score beyond the ends lies in the band at that end', () => {
  assert.deepEqual([-10, 140].map(labelOf), ['Poor', 'Outstanding']);
});

test('without a score or without bands there is none', () => {
  assert.equal(bandOf(fourBands, Number.NaN), -1);
  assert.equal(bandOf([], 50), -1);
});

test('a band is found by its label', () => {
  assert.equal(bandLabelled(fourBands, 'Good'), 2);
  assert.equal(bandLabelled(fourBands, 'Excellent'), -1);
});
