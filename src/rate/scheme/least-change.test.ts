import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { betterWay, leastChange } from './least-change.ts';

const up = { from: 9.8, way: 'up', places: 1, bound: undefined } as const;

describe('the least change of a figure', () => {
  it('is the nearest figure, to the places that are printed, of which the wish holds', () => {
    assert.equal(
      leastChange(up, (figure) => figure >= 12.34),
      12.4,
    );
    assert.equal(
      leastChange({ ...up, way: 'down' }, (figure) => figure < 5),
      4.9,
    );
  });

  it('is not there where the wish holds of nothing that can be', () => {
    const percent = { ...up, bound: 100 };
    assert.equal(
      leastChange(percent, (figure) => figure > 100),
      undefined,
    );
    assert.equal(
      leastChange(percent, (figure) => figure >= 100),
      100,
    );
    assert.equal(
      leastChange(up, () => false),
      undefined,
    );
  });

  it('never goes past the bound, even where that is no printed figure', () => {
    assert.equal(
      leastChange({ from: 9, way: 'up', places: 0, bound: 9.5 }, (figure) => figure >= 9.5),
      9.5,
    );
  });

  it('is the same as trying every figure one after the other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        (start, steps, upwards) => {
          const sign = upwards ? 1 : -1;
          const aim = start + sign * steps;
          const holds = (figure: number) => (figure * 10 - aim) * sign >= -1e-9;
          const found = leastChange(
            { from: start / 10, way: upwards ? 'up' : 'down', places: 1, bound: undefined },
            holds,
          );
          assert.equal(found, aim / 10);
        },
      ),
    );
  });
});

describe('the better way', () => {
  it('follows the polarity; on target it leads to the level', () => {
    assert.equal(betterWay('higher', 5, null), 'up');
    assert.equal(betterWay('lower', 5, null), 'down');
    assert.equal(betterWay('on target', 5, 8), 'up');
    assert.equal(betterWay('on target', 8, 5), 'down');
    assert.equal(betterWay('on target', 5, 5), undefined);
    assert.equal(betterWay('on target', 5, null), undefined);
  });
});
