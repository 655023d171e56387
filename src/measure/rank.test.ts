import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankAmong } from './rank.ts';

const higher = { polarity: 'higher' } as const;
const lower = { polarity: 'lower' } as const;

test('the best of a group is first, in the direction of the polarity', () => {
  const peers = [63, 72, 76, 69];
  assert.deepEqual(rankAmong(higher, 76, peers, 'Areas'), { rank: 1, of: 4, group: 'Areas' });
  assert.equal(rankAmong(lower, 76, peers, 'Areas')?.rank, 4);
});

test('equal outturns share a place and leave the next one free', () => {
  const peers = [95, 90, 98, 95];
  assert.equal(rankAmong(higher, 95, peers, 'Areas')?.rank, 2);
  assert.equal(rankAmong(higher, 90, peers, 'Areas')?.rank, 4);
});

test('nobody ranks alone, and a metric to be kept on target has no best', () => {
  assert.equal(rankAmong(higher, 5, [5], 'Open prisons'), undefined);
  assert.equal(rankAmong({ polarity: 'on target' }, 5, [5, 6], 'Areas'), undefined);
});
