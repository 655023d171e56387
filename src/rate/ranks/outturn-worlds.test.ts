import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Chance } from '../scheme/rated-subject.ts';
import { OutturnTables } from './outturn-worlds.ts';
import { worlds } from './quantiles.ts';

function drawn(chance: Chance, outturn: number): number[] {
  const table = new OutturnTables().find(chance, outturn);
  assert.ok(table);
  const { counts, upTo, from, per } = table;
  return Array.from({ length: worlds }, (_, world) => {
    const at = upTo.findIndex((end) => world < end);
    return from + per * (counts[at] ?? Number.NaN);
  });
}

const share = (all: readonly number[], holds: (value: number) => boolean) =>
  all.filter(holds).length / worlds;

describe('what an outturn might have been', () => {
  test('is whole records and whole events, with what was counted in the middle', () => {
    const percents = drawn({ kind: 'proportion', top: 3, bottom: 4 }, 75);
    // None of four is below 1/8 of Beta(3.5, 1.5): less than one world in a thousand.
    assert.deepEqual([...new Set(percents)], [25, 50, 75, 100]);
    assert.equal(percents[worlds / 2], 75);
    const rates = drawn({ kind: 'events', top: 5, perEvent: 0.5 }, 2.5);
    assert.ok(rates.every((rate) => Number.isInteger(rate * 2)));
    assert.equal(rates[worlds / 2], 2.5);
  });

  test('may be none where none was counted: Gamma(1/2) below a half is erf(1/sqrt 2) = 0.6827', () => {
    const escapes = drawn({ kind: 'events', top: 0, perEvent: 1 }, 0);
    assert.ok(Math.abs(share(escapes, (each) => each === 0) - 0.6827) < 0.005);
  });

  test('may be all where all was counted', () => {
    // Beta(50.5, 1/2) above 1 - 1/100 is near a Gamma(1/2) below a half.
    const all = drawn({ kind: 'proportion', top: 50, bottom: 50 }, 100);
    assert.ok(Math.abs(share(all, (each) => each === 100) - 0.6827) < 0.02);
    assert.ok(all.every((each) => each <= 100));
  });

  test('of one record is that or the other: Beta(3/2, 1/2) above a half is 1/2 + 1/pi', () => {
    const one = drawn({ kind: 'proportion', top: 1, bottom: 1 }, 100);
    assert.deepEqual([...new Set(one)], [0, 100]);
    assert.ok(Math.abs(share(one, (each) => each === 100) - (0.5 + 1 / Math.PI)) < 0.01);
  });

  test('counts by what the figure is per, also where nothing was counted', () => {
    // One of twenty is 0.05 of a share, and 5 of a percentage.
    const shares = drawn({ kind: 'proportion', top: 0, bottom: 20, per: 1 }, 0);
    assert.ok(shares.every((each) => Math.abs(each * 20 - Math.round(each * 20)) < 1e-9));
    assert.ok(Math.max(...shares) < 1 && Math.max(...shares) > 0);
    const percents = drawn({ kind: 'proportion', top: 0, bottom: 20 }, 0);
    const inHundredths = (all: readonly number[]) => all.map((each) => Math.round(each * 100));
    assert.deepEqual(inHundredths(percents.map((each) => each / 100)), inHundredths(shares));
  });

  test('keeps what the figure counts by: a share that is no percentage stays one', () => {
    const shares = drawn({ kind: 'proportion', top: 30, bottom: 40 }, 0.75);
    assert.ok(shares.every((each) => each >= 0 && each <= 1));
  });

  test('of many records has the mean and spread of Beta(300.5, 100.5), in steps from what was counted', () => {
    const all = drawn({ kind: 'proportion', top: 300, bottom: 400 }, 75);
    const mean = all.reduce((sum, each) => sum + each, 0) / worlds;
    const spread = all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / worlds;
    // Mean 300.5 / 401 = 74.94%; variance 0.7494 x 0.2506 / 402 = 0.000467, a deviation of 2.16%.
    assert.ok(Math.abs(mean - 74.94) < 0.03);
    assert.ok(Math.abs(Math.sqrt(spread) - 2.16) < 0.03);
    assert.ok(all.includes(75));
  });

  test('of few and of many records is the same law, on both sides of where it is worked out otherwise', () => {
    // Beta(5.5, 20.5): mean 5.5 / 26 = 21.15%, deviation sqrt(0.2115 x 0.7885 / 27) = 7.86%.
    // Beta(4.5, 20.5): mean 4.5 / 25 = 18.00%, deviation sqrt(0.1800 x 0.8200 / 26) = 7.53%.
    for (const [top, mean, deviation] of [
      [5, 21.15, 7.86],
      [4, 18, 7.53],
    ] as const) {
      const all = drawn({ kind: 'proportion', top, bottom: top + 20 }, (100 * top) / (top + 20));
      const found = all.reduce((sum, each) => sum + each, 0) / worlds;
      const spread = all.reduce((sum, each) => sum + (each - found) ** 2, 0) / worlds;
      assert.ok(Math.abs(found - mean) < 0.15, `${found}`);
      assert.ok(Math.abs(Math.sqrt(spread) - deviation) < 0.15, `${Math.sqrt(spread)}`);
    }
  });

  test('by months is as wide as its standard error', () => {
    const all = drawn({ kind: 'months', standardError: 2 }, 50);
    // One deviation either way holds 68.27%.
    assert.ok(Math.abs(share(all, (each) => Math.abs(each - 50) < 2) - 0.6827) < 0.01);
  });

  test('is as it is where somebody judged, nothing varies or nothing is known', () => {
    const tables = new OutturnTables();
    assert.equal(tables.find({ kind: 'judgement' }, 3), undefined);
    assert.equal(tables.find(undefined, 3), undefined);
    assert.equal(tables.find({ kind: 'months', standardError: 0 }, 3), undefined);
    assert.equal(tables.find({ kind: 'proportion', top: 0, bottom: 0 }, 0), undefined);
  });
});
