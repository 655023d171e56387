import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { bandMistakes } from './band-checks.ts';
import { viewMistakes } from './view-checks.ts';

/** Rising cuts: bands between them meet without gap or overlap, whatever they are. */
const cuts = fc
  .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 9 })
  .map((ends) => ends.sort((a, b) => a - b).map((end) => end / 10));

function bandsBetween(ends: readonly number[]) {
  return ends.slice(1).map((to, index) => ({
    label: `Band ${index}`,
    value: index,
    from: ends[index] ?? Number.NaN,
    to,
  }));
}

const reachOf = (ends: readonly number[]) => ({ from: ends[0] ?? 0, to: ends.at(-1) ?? 0 });

describe('bands', () => {
  test('between rising cuts have no mistake over what they reach, or over less', () => {
    const less = fc.tuple(cuts, fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(less, ([ends, part]) => {
        const { from, to } = reachOf(ends);
        const shorter = { from, to: Math.min(to, from + (to - from) * part) };
        assert.deepEqual(bandMistakes(bandsBetween(ends), { from, to }), []);
        assert.deepEqual(bandMistakes(bandsBetween(ends), shorter), []);
      }),
    );
  });

  test('of which one end is moved have a mistake there, and only there', () => {
    const moved = cuts.chain((ends) =>
      fc.tuple(
        fc.constant(ends),
        fc.nat({ max: ends.length - 2 }),
        fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 100),
        fc.boolean(),
      ),
    );
    fc.assert(
      fc.property(moved, ([ends, which, by, down]) => {
        const bands = bandsBetween(ends).map((band, index) =>
          index === which ? { ...band, from: band.from + (down ? -by : by) } : band,
        );
        const paths = bandMistakes(bands, reachOf(ends)).map(({ path }) => path);
        // The worst band may begin lower than any score.
        assert.deepEqual(paths, which === 0 && down ? [] : [[which, 'from']]);
      }),
    );
  });

  test('hold every score in reach exactly once where there is no mistake, and not where there is a gap or overlap', () => {
    const ends = fc.integer({ min: 0, max: 6 });
    const bands = fc.array(fc.tuple(ends, ends), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bands, (pairs) => {
        const made = pairs.map(([from, to], value) => ({
          label: `Band ${value}`,
          value,
          from,
          to,
        }));
        const sound = bandMistakes(made, { from: 0, to: 6 }).length === 0;
        const scores = Array.from({ length: 61 }, (_, tenths) => tenths / 10);
        const held = scores.map(
          (score) =>
            made.filter(({ from, to }, index) => {
              const highest = index === made.length - 1;
              return score >= from && (score < to || (highest && score === to));
            }).length,
        );
        const once = held.every((count) => count === 1);
        const rising = made.every(
          ({ from, to }, index) => from < to && from >= (made[index - 1]?.to ?? from),
        );
        assert.equal(sound, once && rising);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the shares of views', () => {
  const view = (share: number) => ({
    measure: 'outturn' as const,
    share,
    points: { kind: 'along' as const, points: [[0, 0] as const, [1, 1] as const] },
  });
  /** Hundredths of a percent that add up to 100%. */
  const parts = fc
    .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 6 })
    .map((between) => [0, ...between.sort((a, b) => a - b), 10_000])
    .map((ends) => ends.slice(1).map((end, index) => end - (ends[index] ?? 0)));

  test('add up as written, whatever the order and however many decimals', () => {
    fc.assert(
      fc.property(parts, (hundredths) => {
        const shares = hundredths.map((part) => view(part / 100));
        assert.deepEqual(viewMistakes(shares, { from: 0, to: 1 }, []), []);
      }),
    );
  });

  test('that are a hundredth off do not', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(-1, 1), ([first = 0, ...others], off) => {
        fc.pre(first + off > 0);
        const shares = [first + off, ...others].map((part) => view(part / 100));
        assert.equal(viewMistakes(shares, { from: 0, to: 1 }, []).length, 1);
      }),
    );
  });
});
