import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from './turns.ts';

test('turns tell how many wait behind the one that is running, also after one that failed', async () => {
  const turns = new Turns();
  assert.equal(turns.waiting, 0);
  const first = turns.next(() => Promise.reject(new Error('no')));
  const second = turns.next(async () => turns.waiting);
  const third = turns.next(async () => turns.waiting);
  assert.equal(turns.waiting, 2);
  await assert.rejects(first);
  assert.equal(await second, 1);
  assert.equal(await third, 0);
});
