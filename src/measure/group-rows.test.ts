import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { FormulaResult } from '../catalogue/index.ts';
import { type GroupFigure, groupRows } from './groups.ts';
import { keptShare } from './sample-visits.fixture.ts';

const breakdown = {
  ...{ code: 'sex', title: 'Sex', reference: 'male' },
  groups: [
    { code: 'male', title: 'Male' },
    { code: 'female', title: 'Female' },
  ],
};
const comparing = { ratio: true, interval: 'proportions', note: null } as const;

function result(top: number, bottom: number): FormulaResult {
  const outturn = bottom === 0 ? null : (top / bottom) * 100;
  return { outturn, top, bottom, reason: null };
}

/** The row of women, so many of so many, against men. */
function women(own: readonly [number, number], men: readonly [number, number]) {
  const figures: GroupFigure[] = [
    { group: 'male', title: 'Male', figure: result(...men) },
    { group: 'female', title: 'Female', figure: result(...own) },
  ];
  const all = result(own[0] + men[0], own[1] + men[1]);
  const row = groupRows({ metric: keptShare, breakdown, comparing }, figures, all)[1];
  assert.ok(row);
  return row;
}

describe('the row of a group', () => {
  test('of which all count is not told from chance: one of one is not more than 29 of 33', () => {
    // 1/1 over 29/33 is 33/29 = 1.138.
    const row = women([1, 1], [29, 33]);
    assert.deepEqual([row.lower, row.upper, row.standing], [null, null, null]);
    assert.equal(row.words, '1.14 times Male, without an interval: all of a group count');
    assert.equal(women([29, 33], [1, 1]).standing, null);
  });

  test('is careful where few count, few do not, or few are there', () => {
    const small = (own: readonly [number, number]) => women(own, [50, 100]).cautions.length > 0;
    assert.deepEqual([small([4, 100]), small([5, 100])], [true, false]);
    assert.deepEqual([small([96, 100]), small([95, 100])], [true, false]);
    assert.deepEqual([small([14, 29]), small([14, 30])], [true, false]);
    assert.deepEqual(women([14, 30], [3, 20]).cautions, ['Small numbers in Male: 3 over 20']);
  });

  test('says higher or lower only where the interval does not hold 1, whatever the numbers', () => {
    const share = fc
      .tuple(fc.nat(300), fc.nat(300))
      .map(([top, more]): [number, number] => [top, top + more]);
    fc.assert(
      fc.property(share, share, (own, men) => {
        const { ratio, lower, upper, standing, words } = women(own, men);
        assert.notEqual(words, '');
        assert.equal(lower === null, standing === null);
        if (ratio === null || lower === null || upper === null) return;
        assert.ok(lower < ratio && ratio < upper);
        const expected = lower > 1 ? 'higher' : upper < 1 ? 'lower' : 'may be chance';
        assert.equal(standing, expected);
      }),
    );
  });
});
