import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Counts } from './counts.ts';
import { type Difference, differenceOf } from './difference.ts';
import { differenceSentence } from './difference-words.ts';
import { binomialCdf, poissonCdf } from './distributions/counting.ts';

const share = (top: number, bottom: number): Counts => ({ kind: 'proportion', top, bottom });
const rate = (top: number, bottom: number): Counts => ({ kind: 'rate', top, bottom });

function getDifference(before: Counts, after: Counts, per = 1): Difference {
  const found = differenceOf(before, after, { per });
  assert.ok('change' in found);
  return found;
}

const ends = ({ lower, upper }: Difference) => `${lower.toFixed(4)} to ${upper.toFixed(4)}`;

describe('the change of a proportion', () => {
  test('has the interval of the published examples', () => {
    // Newcombe (1998), table II, method 10: the first proportion less the second.
    assert.equal(ends(getDifference(share(48, 80), share(56, 70))), '0.0524 to 0.3339');
    assert.equal(ends(getDifference(share(3, 10), share(9, 10))), '0.1705 to 0.8090');
    assert.equal(ends(getDifference(share(2, 7), share(6, 7))), '0.0582 to 0.8062');
    assert.equal(ends(getDifference(share(0, 29), share(5, 56))), '-0.0381 to 0.1926');
    assert.equal(ends(getDifference(share(0, 20), share(0, 10))), '-0.1611 to 0.2775');
    assert.equal(ends(getDifference(share(0, 10), share(0, 10))), '-0.2775 to 0.2775');
    assert.equal(ends(getDifference(share(0, 20), share(10, 10))), '0.6791 to 1.0000');
    assert.equal(ends(getDifference(share(0, 10), share(10, 10))), '0.6075 to 1.0000');
  });

  test('lies within its interval near 95 times of 100, over all pairs that can be counted', () => {
    for (const [before, after] of [
      [0.2, 0.2],
      [0.3, 0.45],
      [0.5, 0.9],
      [0.6, 0.35],
    ] as const) {
      const held = heldPairs(40, 60, (count, of, p) => binomialCdf(count, of, p), {
        before,
        after,
        counts: share,
      });
      assert.ok(held > 0.93 && held < 0.97, `${held} from ${before} to ${after}`);
    }
  });

  test('turns over with its periods', () => {
    const counted = fc.tuple(fc.nat(90), fc.nat(90)).filter(([top, rest]) => top + rest > 0);
    fc.assert(
      fc.property(counted, counted, ([one, oneRest], [other, otherRest]) => {
        const [before, after] = [share(one, one + oneRest), share(other, other + otherRest)];
        const [forth, back] = [getDifference(before, after), getDifference(after, before)];
        assert.ok(Math.abs(forth.lower + back.upper) < 1e-12);
        assert.equal(forth.moreThanChance, back.moreThanChance);
        assert.ok(forth.lower <= forth.change && forth.change <= forth.upper);
      }),
    );
  });
});

type Truth = { before: number; after: number; counts: (top: number, bottom: number) => Counts };

/** The probability that the interval holds the true change: of all pairs of counts whose interval does. */
function heldPairs(
  earlier: number,
  later: number,
  cdf: (count: number, bottom: number, truth: number) => number,
  { before, after, counts }: Truth,
): number {
  const first = densities((count) => cdf(count, earlier, before));
  const second = densities((count) => cdf(count, later, after));
  let held = 0;
  first.forEach((p, one) => {
    second.forEach((q, other) => {
      const { lower, upper } = getDifference(counts(one, earlier), counts(other, later));
      if (lower <= after - before && after - before <= upper) held += p * q;
    });
  });
  return held;
}

function densities(cdf: (count: number) => number): number[] {
  const found: number[] = [];
  for (let count = 0; cdf(count - 1) < 1 - 1e-9; count += 1) {
    found.push(cdf(count) - cdf(count - 1));
  }
  return found;
}

describe('the change of a rate', () => {
  test('has the interval of a calculation by hand', () => {
    // 10 in 100 (0.1, from 0.04795 to 0.18390) after 20 in 100 (0.2, from 0.12217 to 0.30888):
    // −0.1 − √(0.05205² + 0.10888²) = −0.1 − √0.014564 = −0.22068;
    // −0.1 + √(0.08390² + 0.07783²) = −0.1 + √0.013097 = 0.01444.
    const found = getDifference(rate(20, 100), rate(10, 100));
    assert.equal(ends(found), '-0.2207 to 0.0144');
    assert.equal(found.moreThanChance, false);
  });

  test('lies within its interval at least 94 times of 100, over all pairs that can be counted', () => {
    for (const [before, after] of [
      [4, 4],
      [10, 4],
      [12, 25],
    ] as const) {
      const held = heldPairs(1, 2, (count, bottom, mean) => poissonCdf(count, mean * bottom), {
        before,
        after: after / 2,
        counts: rate,
      });
      assert.ok(held > 0.94 && held < 0.99, `${held} from ${before} to ${after}`);
    }
  });
});

test('no change is given where one of the periods has nothing below', () => {
  const none = differenceOf(share(0, 0), share(1, 2), { per: 100 });
  assert.deepEqual(none, {
    reason: 'Of the period before: Nothing stands below, so there is no figure.',
  });
  assert.deepEqual(differenceOf(share(1, 2), share(0, 0), { per: 100 }), {
    reason: 'Nothing stands below, so there is no figure.',
  });
});

describe('a change in a sentence', () => {
  const percent = { unit: 'percent', unitText: '%', decimals: 1 } as const;
  const said = (before: Counts, after: Counts, metric = percent) =>
    differenceSentence(getDifference(before, after, 100), metric);

  test('is more than chance, down or up, with the size it has', () => {
    // Newcombe's first example, in percent: 48 of 80 is 60%, 56 of 70 is 80%; 5.24 to 33.39 points.
    assert.equal(
      said(share(48, 80), share(56, 70)),
      'The change from 60.0% to 80.0% is more than chance: up by between 5.2 and 33.4 points.',
    );
    assert.equal(
      said(share(56, 70), share(48, 80)),
      'The change from 80.0% to 60.0% is more than chance: down by between 5.2 and 33.4 points.',
    );
  });

  test('may be chance, with all that it may be', () => {
    assert.equal(
      said(share(0, 29), share(5, 56)),
      'The change from 0.0% to 8.9% may be chance: anything from 3.8 points down to 19.3 points up fits the counts.',
    );
    assert.equal(
      said(share(0, 10), share(0, 10)),
      'There is no change from 0.0%: anything from 27.8 points down to 27.8 points up fits the counts.',
    );
  });

  test('has as many places as it takes for a change not to read as none', () => {
    const difference = { before: 50.01, after: 50.04, change: 0.03, lower: 0.004, upper: 0.056 };
    assert.equal(
      differenceSentence({ ...difference, moreThanChance: true }, percent),
      'The change from 50.010% to 50.040% is more than chance: up by between 0.004 and 0.056 points.',
    );
  });

  test('of a rate has no points', () => {
    const metric = { unit: 'rate', unitText: 'per 1,000', decimals: 0 } as const;
    assert.equal(
      differenceSentence(getDifference(rate(20, 100), rate(10, 100), 1000), metric),
      'The change from 200 to 100 may be chance: anything from 221 down to 14 up fits the counts.',
    );
  });
});
