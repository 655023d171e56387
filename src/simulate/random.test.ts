import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hexOf, Random } from './random.ts';

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('random numbers', () => {
  test('are the same for the same text, and others for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        assert.deepEqual(draws(new Random(one), 3), draws(new Random(one), 3));
        if (one !== other)
          assert.notDeepEqual(draws(new Random(one), 3), draws(new Random(other), 3));
      }),
    );
  });

  test('are bytes that are spread evenly, whatever part of a number they come from', () => {
    const bytes = new Uint8Array(256 * 400 + 3);
    new Random('bytes').bytes(bytes);
    // Each place within a number has 100 of every byte to expect, with a deviation of 10.
    for (const place of [0, 1, 2, 3]) {
      const counts = new Uint32Array(256);
      for (let at = place; at < 256 * 400; at += 4) {
        const byte = bytes[at] ?? 0;
        counts[byte] = (counts[byte] ?? 0) + 1;
      }
      assert.ok(
        counts.every((count) => Math.abs(count - 100) < 50),
        counts.join(),
      );
    }
    const again = new Uint8Array(bytes.length);
    new Random('bytes').bytes(again);
    assert.deepEqual(again, bytes);
  });

  test('lie from 0 up to 1 and are spread evenly', () => {
    const all = draws(new Random('even'), 20_000);
    assert.ok(all.every((one) => one >= 0 && one < 1));
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => all.filter((one) => Math.floor(one * 10) === tenth).length,
    );
    assert.ok(
      tenths.every((count) => Math.abs(count - 2000) < 200),
      tenths.join(),
    );
  });

  test('of first draws of neighbouring texts are spread evenly too', () => {
    const firsts = Array.from({ length: 10_000 }, (_, at) => new Random(`1|a|b|${at}`).next());
    const mean = firsts.reduce((sum, one) => sum + one, 0) / firsts.length;
    assert.ok(Math.abs(mean - 0.5) < 0.015, String(mean));
  });

  test('give whole numbers within their bounds, both included', () => {
    const random = new Random('whole');
    const seen = new Set(Array.from({ length: 500 }, () => random.whole(-1, 2)));
    assert.deepEqual(
      [...seen].toSorted((one, other) => one - other),
      [-1, 0, 1, 2],
    );
  });

  test('count rare and frequent things around their mean', () => {
    const random = new Random('counts');
    for (const mean of [0.2, 3, 400]) {
      const all = Array.from({ length: 3000 }, () => random.count(mean));
      const found = all.reduce((sum, one) => sum + one, 0) / all.length;
      assert.ok(Math.abs(found - mean) < 5 * Math.sqrt(mean / all.length), `${mean}: ${found}`);
    }
  });

  test('pick by shares, and never what has none', () => {
    const random = new Random('shares');
    const picked = Array.from({ length: 2000 }, () =>
      random.pick({ often: 3, seldom: 1, never: 0 }),
    );
    assert.equal(picked.filter((one) => one === 'never').length, 0);
    const often = picked.filter((one) => one === 'often').length;
    assert.ok(Math.abs(often / 2000 - 0.75) < 0.05, String(often));
  });

  test('make keys of ten hexadecimal digits that seldom meet', () => {
    const keys = new Set(Array.from({ length: 20_000 }, (_, at) => hexOf(`person ${at}`)));
    assert.equal(keys.size, 20_000);
    assert.ok([...keys].every((key) => /^[0-9a-f]{10}$/.test(key)));
  });
});
