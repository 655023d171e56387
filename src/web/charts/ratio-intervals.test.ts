import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type RatioRow, ratioIntervals } from './ratio-intervals.ts';
import { ratioScale } from './ratio-scale.ts';

const row = (ratio: number | null, lower: number | null, upper: number | null): RatioRow => ({
  ...{ name: 'Black', ratio, lower, upper },
  ...{ text: ratio === null ? 'no ratio' : `${ratio} times`, words: 'in words' },
});
const drawn = (rows: readonly RatioRow[]) =>
  ratioIntervals({ id: 'c', title: 't', reference: 'White', rows });

describe('a scale of ratios', () => {
  test('has 1 in its middle, and twice as far from it as half', () => {
    const { place, ticks } = ratioScale([0.6, 1.8]);
    assert.deepEqual([place(0.5), place(1), place(2)], [0, 50, 100]);
    assert.deepEqual([ticks[0], ticks.at(-1)], [0.5, 2]);
  });

  test('holds all ratios up to a hundred times, and cuts off what is beyond', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1 }),
        (ratios) => {
          const { holds, place } = ratioScale(ratios);
          for (const ratio of ratios) {
            assert.ok(holds(ratio));
            assert.ok(Math.abs(place(ratio) + place(1 / ratio) - 100) < 0.02);
          }
        },
      ),
    );
    const { holds, place } = ratioScale([1000]);
    assert.deepEqual([holds(1000), place(1000), place(0)], [false, 100, 0]);
  });
});

describe('a chart of ratios', () => {
  test('fills the dot of a group whose interval does not hold 1, and of no other', () => {
    const rows = [row(2, 1.3, 3.1), row(1.2, 0.7, 2.2), row(1.5, null, null), row(0.5, 0.3, 0.8)];
    const fills = [...drawn(rows).svg.matchAll(/<circle[^>]* fill="([^"]*)"/g)].map(
      ([, one]) => one,
    );
    assert.deepEqual(fills, ['#2f3b45', '#ffffff', '#ffffff', '#2f3b45']);
  });

  test('ends an interval that goes beyond the scale in an arrow', () => {
    assert.equal(drawn([row(2, 1.3, 3.1)]).svg.match(/M0 0v12/g)?.length, 2);
    const { svg } = drawn([row(20, 0.5, 800)]);
    assert.equal(svg.match(/M0 0v12/g)?.length, 1);
    assert.match(svg, /M-5 0l6 6l-6 6/);
  });

  test('says the same in its description, and which groups have no ratio', () => {
    const { description, table } = drawn([row(2, 1.3, 3.1), row(null, null, null)]);
    assert.equal(
      description,
      'How many times White each group is, with 95% intervals: Black 2 times. 1 of 2 have no ratio.',
    );
    assert.deepEqual(
      table.rows.map(([, text]) => text?.text),
      ['2 times', 'no ratio'],
    );
  });
});
