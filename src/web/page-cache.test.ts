import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Finished } from './finished.ts';
import { PageCache } from './page-cache.ts';

const pageOf = (text: string) => new Finished({ mediaType: 'text/html', body: Buffer.from(text) });
const sized = (bytes: number) => pageOf('x'.repeat(bytes));

describe('the page cache', () => {
  test('makes a page once for a revision and key', async () => {
    const cache = new PageCache();
    let made = 0;
    const make = async () => pageOf(`made ${++made} times`);
    await cache.cached('1', '/a', make);
    const second = cache.cached('1', '/a', make);
    assert.ok(second instanceof Finished, 'a kept page is there without waiting');
    assert.equal(second.body.toString(), 'made 1 times');
  });

  test('a new revision is made anew at once', async () => {
    const cache = new PageCache();
    await cache.cached('1', '/a', async () => pageOf('old figure'));
    const shown = await cache.cached('2', '/a', async () => pageOf('new figure'));
    assert.equal(shown.body.toString(), 'new figure');
  });

  test('a slow page of an old revision does not answer for the new one', async () => {
    const cache = new PageCache();
    let finishSlow = (_finished: Finished): void => {};
    const slow = new Promise<Finished>((resolve) => {
      finishSlow = resolve;
    });
    const old = cache.cached('1', '/a', () => slow);
    const shown = await cache.cached('2', '/a', async () => pageOf('new figure'));
    finishSlow(pageOf('old figure'));
    await old;
    assert.equal(shown.body.toString(), 'new figure');
    assert.equal(
      (await cache.cached('2', '/a', async () => pageOf('never'))).body.toString(),
      'new figure',
    );
  });

  test('many who ask at once wait for one page', async () => {
    const cache = new PageCache();
    let made = 0;
    const make = async () => {
      made += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return pageOf('one');
    };
    await Promise.all(Array.from({ length: 50 }, () => cache.cached('1', '/a', make)));
    assert.equal(made, 1);
  });

  test('a failure reaches everyone who waits, and is not kept', async () => {
    const cache = new PageCache();
    const fail = async () => {
      throw new Error('no figures');
    };
    const both = await Promise.allSettled([
      cache.cached('1', '/a', fail),
      cache.cached('1', '/a', fail),
    ]);
    assert.deepEqual(
      both.map((one) => one.status),
      ['rejected', 'rejected'],
    );
    assert.equal((await cache.cached('1', '/a', async () => pageOf('now'))).body.toString(), 'now');
  });

  test('the least recently used page goes first', async () => {
    const cache = new PageCache({ maximumBytes: 30_000 });
    await cache.cached('1', 'first', async () => sized(10_000));
    await cache.cached('1', 'second', async () => sized(10_000));
    await cache.cached('1', 'first', async () => sized(0));
    await cache.cached('1', 'third', async () => sized(10_000));
    const kept = (key: string) => cache.cached('1', key, async () => sized(1)) instanceof Finished;
    assert.ok(kept('first'));
    assert.ok(kept('third'));
    assert.ok(!kept('second'));
  });

  test('compressed forms count, and are made once', async () => {
    const cache = new PageCache();
    const finished = await cache.cached('1', '/a', async () => sized(50_000));
    const before = cache.bytes;
    const [one, other] = await Promise.all([finished.bytes('br'), finished.bytes('br')]);
    assert.equal(one, other);
    assert.equal(cache.bytes, before + one.length);
  });

  test('never holds more than it may, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(8000), { maxLength: 30 }), async (sizes) => {
        const cache = new PageCache({ maximumBytes: 20_000 });
        for (const [index, bytes] of sizes.entries()) {
          const finished = await cache.cached('1', String(index % 7), async () => sized(bytes));
          await finished.bytes('gzip');
          assert.ok(cache.bytes <= 20_000);
          assert.ok(cache.bytes >= 0);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a page larger than the whole cache is served and not kept', async () => {
    const cache = new PageCache({ maximumBytes: 10_000 });
    await cache.cached('1', 'small', async () => sized(10));
    await cache.cached('1', 'huge', async () => sized(20_000));
    assert.ok(cache.cached('1', 'small', async () => sized(1)) instanceof Finished);
  });
});
