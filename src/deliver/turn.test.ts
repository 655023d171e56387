import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turn } from './turn.ts';

test('a turn is over after a while, and what waits goes ahead before the next', async () => {
  const turn = new Turn();
  assert.equal(turn.isOver(), false);
  while (!turn.isOver());
  const order: string[] = [];
  setImmediate(() => order.push('a page'));
  await turn.giveWay();
  order.push('the long work');
  assert.deepEqual(order, ['a page', 'the long work']);
});
