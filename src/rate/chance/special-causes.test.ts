import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findSpecialCauses, type Placed, type Rule, rules } from './special-causes.ts';

/** Months in standard deviations from their mean. */
function standard(values: readonly number[]): Placed[] {
  const reach = (count: number) => ({ lower: -count, upper: count });
  return values.map((value) => ({
    ...{ value, rare: false },
    reaches: [reach(0), reach(1), reach(2), reach(3)],
  }));
}

const placesOf = (rule: Rule['code'], values: readonly number[], side?: 'above' | 'below' | null) =>
  findSpecialCauses(standard(values))
    .filter((found) => found.rule === rule && (side === undefined || found.side === side))
    .map(({ at }) => at);

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const wave = (count: number, height: number) =>
  upTo(count).map((at) => (at % 2 === 0 ? height : -height));

describe('a month beyond a limit', () => {
  test('is picked out alone, and one on the limit is not', () => {
    assert.deepEqual(placesOf('beyond a limit', [0, 3, 3.01, -3, -3.5], 'above'), [2]);
    assert.deepEqual(placesOf('beyond a limit', [0, 3, 3.01, -3, -3.5], 'below'), [4]);
  });
});

describe('a run on one side of the mean', () => {
  const side = 'eight on one side';
  test('is eight long or longer, and all of it is picked out', () => {
    assert.deepEqual(placesOf(side, [-1, ...upTo(7).map(() => 1), -1]), []);
    assert.deepEqual(placesOf(side, [-1, ...upTo(8).map(() => 1), -1], 'above'), [
      ...[1, 2, 3, 4, 5, 6, 7, 8],
    ]);
    assert.equal(
      placesOf(
        side,
        upTo(20).map(() => -0.1),
        'below',
      ).length,
      20,
    );
  });

  test('ends with a month on the mean', () => {
    assert.deepEqual(placesOf(side, [1, 1, 1, 1, 0, 1, 1, 1, 1]), []);
  });
});

describe('months that go one way', () => {
  const way = 'six one way';
  test('are six or more, each beyond the one before', () => {
    assert.deepEqual(placesOf(way, [0, 0.1, 0.2, 0.3, 0.4]), []);
    assert.deepEqual(placesOf(way, [0, 0.1, 0.2, 0.3, 0.4, 0.5], 'above'), upTo(6));
    assert.deepEqual(placesOf(way, [1, 0.9, 0.5, 0.4, 0.3, 0.2, -1], 'below'), upTo(7));
  });

  test('are broken by two alike', () => {
    assert.deepEqual(placesOf(way, [0, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5]), []);
  });

  test('turn round at a month that belongs to both', () => {
    const values = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.4, 0.3, 0.2, 0.1, 0];
    assert.deepEqual(placesOf(way, values, 'above'), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(placesOf(way, values, 'below'), [5, 6, 7, 8, 9, 10]);
  });
});

describe('two of three far on one side', () => {
  const two = 'two of three';
  test('are picked out, and not the third', () => {
    assert.deepEqual(placesOf(two, [0, 2.1, 0, 2.1, 0]), [1, 3]);
    assert.deepEqual(placesOf(two, [0, -2.1, -2.1, 0], 'below'), [1, 2]);
    assert.deepEqual(placesOf(two, [2.1, 4, 0]), [0, 1]);
  });

  test('are not two on either side, nor two of four', () => {
    assert.deepEqual(placesOf(two, [2.1, -2.1, 0]), []);
    assert.deepEqual(placesOf(two, [2.1, 0, 0, 2.1]), []);
    assert.deepEqual(placesOf(two, [2, 2, 2]), []);
  });
});

describe('months close to the mean', () => {
  const close = 'close to the mean';
  test('are fifteen or more on either side, and have no direction', () => {
    assert.deepEqual(placesOf(close, wave(14, 0.9)), []);
    assert.deepEqual(placesOf(close, wave(15, 0.9), null), upTo(15));
    assert.deepEqual(placesOf(close, [...wave(10, 0.9), 1.1, ...wave(10, 0.9)]), []);
  });

  test('are not looked for where few are expected', () => {
    const rare = standard(wave(20, 0.5)).map((month) => ({ ...month, rare: true }));
    assert.deepEqual(findSpecialCauses(rare), []);
  });
});

test('every rule has its number, words and source', () => {
  assert.deepEqual(
    rules.map(({ number }) => number),
    [1, 2, 3, 4, 5],
  );
  assert.ok(rules.every(({ words, source }) => words.endsWith('.') && /\(19\d\d\)/.test(source)));
});

const anyMonths = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 40 });
const inOrder = (found: ReturnType<typeof findSpecialCauses>) =>
  found.map(({ rule, at, side }) => `${rule} ${at} ${side}`).sort();

test('what is found above is found below when all is turned upside down', () => {
  const turned = { above: 'below', below: 'above' } as const;
  fc.assert(
    fc.property(anyMonths, (values) => {
      const found = findSpecialCauses(standard(values.map((value) => -value)));
      const back = found.map(({ side, ...one }) => ({ ...one, side: side && turned[side] }));
      assert.deepEqual(inOrder(back), inOrder(findSpecialCauses(standard(values))));
    }),
  );
});

test('the same months are found from the last to the first, but that a rise is then a fall', () => {
  fc.assert(
    fc.property(anyMonths, (values) => {
      const last = values.length - 1;
      const there = findSpecialCauses(standard(values));
      const back = findSpecialCauses(standard(values.toReversed()));
      const place = (found: typeof there, isBack: boolean) =>
        found.map(({ rule, at }) => `${rule} ${isBack ? last - at : at}`).sort();
      assert.deepEqual(place(back, true), place(there, false));
    }),
  );
});
