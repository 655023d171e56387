import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InTurn } from './in-turn.ts';

test('what is asked for at once is done one after the other, whatever becomes of it', async () => {
  const turns = new InTurn();
  const told: string[] = [];
  const work = (name: string, fails = false) =>
    turns.do(async () => {
      told.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      told.push(`${name} ends`);
      if (fails) throw new Error(`${name} failed`);
      return name;
    });
  const all = await Promise.allSettled([work('one'), work('two', true), work('three')]);
  assert.deepEqual(
    all.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.message)),
    ['one', 'two failed', 'three'],
  );
  assert.deepEqual(told, [
    ...['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'],
  ]);
});

test('more than twenty at once are refused, and taken again when some are done', async () => {
  const turns = new InTurn();
  const work = async () => 'done';
  const all = Array.from({ length: 20 }, () => turns.do(work));
  assert.throws(() => turns.do(work), { code: 'RATE_DRAWING_BUSY' });
  await Promise.all(all);
  assert.equal(await turns.do(work), 'done');
});
