import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shareLookup } from './shared-lookup.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a shared lookup', () => {
  test('whoever asks while one runs gets one that began after they asked', async () => {
    let stored = 'old';
    let looks = 0;
    const look = shareLookup(async () => {
      looks += 1;
      const read = stored;
      await turn();
      return read;
    });
    const first = look();
    stored = 'new';
    const later = await Promise.all([look(), look(), look()]);
    assert.equal(await first, 'old');
    assert.deepEqual(later, ['new', 'new', 'new']);
    assert.equal(looks, 2);
  });

  test('a failure is passed on, and the next one looks again', async () => {
    let looks = 0;
    const look = shareLookup(async () => {
      looks += 1;
      await turn();
      if (looks === 1) throw new Error('gone');
      return looks;
    });
    const [failed, second] = await Promise.allSettled([look(), look()]);
    assert.equal(failed.status, 'rejected');
    assert.deepEqual(second, { status: 'fulfilled', value: 2 });
    assert.equal(await look(), 3);
  });

  test('nobody ever reads what was stored before they asked', async () => {
    let stored = 0;
    const look = shareLookup(async () => {
      const read = stored;
      await turn();
      return read;
    });
    const asked: Array<Promise<void>> = [];
    for (let step = 0; step < 200; step += 1) {
      stored += 1;
      const least = stored;
      asked.push(look().then((seen) => assert.ok(seen >= least)));
      if (step % 3 === 0) await turn();
    }
    await Promise.all(asked);
  });
});
