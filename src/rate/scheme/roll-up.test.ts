import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contributionOf, type Parts, rollUp, weightsOf } from './roll-up.ts';

const missing = Number.NaN;
const mean = { kind: 'weighted mean' } as const;
const sum = { kind: 'sum' } as const;
const least = { kind: 'minimum' } as const;
const met = { kind: 'share met', met: 60 } as const;

function partsOf(weights: readonly number[], given: Partial<Parts> = {}): Parts {
  return {
    indices: weights.map((_, index) => index),
    weights,
    missing: weights.map(() => missing),
    needed: [],
    enough: 60,
    ...given,
  };
}

test('a weighted mean, a sum, the worst, and the share that is met', () => {
  const parts = partsOf([1, 2, 3]);
  const scores = [50, 80, 60];
  // 50 + 160 + 180 = 390, over 6; 5 of the 6 have 60 or more.
  assert.deepEqual(rollUp(mean, parts, scores), { score: 65, known: 100 });
  assert.deepEqual(rollUp(sum, parts, scores), { score: 390, known: 100 });
  assert.deepEqual(rollUp(least, parts, scores), { score: 50, known: 100 });
  assert.equal(rollUp(met, parts, scores).score.toFixed(4), '83.3333');
});

test('what is missing leaves its weight to the others', () => {
  const parts = partsOf([1, 2, 3]);
  const scores = [missing, 80, 60];
  // 340 over 5 is 68; a sum keeps the weight of all: 340 x 6/5; 83.3% of the weight is known.
  assert.equal(rollUp(mean, parts, scores).score, 68);
  assert.equal(rollUp(sum, parts, scores).score, 408);
  assert.equal(rollUp(met, parts, scores).score, 100);
  assert.equal(rollUp(least, parts, scores).score, 60);
  assert.equal(rollUp(mean, parts, scores).known.toFixed(4), '83.3333');
});

test('what is counted as the lowest has its weight, and is not known', () => {
  const parts = partsOf([1, 3], { missing: [0, missing] });
  assert.deepEqual(rollUp(mean, parts, [missing, 80]), { score: 60, known: 75 });
  assert.deepEqual(rollUp(least, parts, [missing, 80]), { score: 0, known: 75 });
});

test('with less known than is asked for nothing comes out, and exactly so much is enough', () => {
  const parts = partsOf([2, 3]);
  assert.deepEqual(rollUp(mean, parts, [missing, 80]), { score: 80, known: 60 });
  assert.deepEqual(rollUp(mean, parts, [80, missing]), { score: missing, known: 40 });
});

test('without what is needed nothing comes out', () => {
  const parts = partsOf([1, 9], { needed: [0] });
  assert.deepEqual(rollUp(mean, parts, [missing, 80]), { score: missing, known: 90 });
});

test('where all are missing, or nothing has weight, nothing comes out even if nothing is asked for', () => {
  for (const by of [mean, sum, least, met]) {
    assert.deepEqual(rollUp(by, partsOf([1, 2], { enough: 0 }), [missing, missing]), {
      score: missing,
      known: 0,
    });
    assert.equal(rollUp(by, partsOf([0, 0], { enough: 0 }), [50, 50]).score, missing);
    assert.equal(rollUp(by, partsOf([]), []).score, missing);
  }
});

test('what has no weight is not the worst either', () => {
  assert.equal(rollUp(least, partsOf([0, 1]), [10, 70]).score, 70);
});

const points = fc.option(
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
  { nil: missing },
);
const parts = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), points), { maxLength: 12 });

test('weights times a constant change nothing but a sum', () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(mean, least, met), (given, by) => {
      const scores = given.map(([, score]) => score);
      const [one, other] = [1, 2.5].map((times) =>
        rollUp(by, partsOf(given.map(([weight]) => weight * times)), scores),
      );
      assert.deepEqual(one, other);
    }),
  );
});

test('what each adds is the whole, except of the worst', () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(mean, sum, met), (given, by) => {
      const all = partsOf(given.map(([weight]) => weight));
      const scores = given.map(([, score]) => score);
      const { score } = rollUp(by, { ...all, enough: 0 }, scores);
      if (Number.isNaN(score)) return;
      const weights = weightsOf(all, scores);
      const added = given
        .filter(([, each]) => !Number.isNaN(each))
        .map(([weight, each]) => contributionOf(by, { score: each, weight }, weights) ?? 0)
        .reduce((total, each) => total + each, 0);
      assert.ok(Math.abs(added - score) < 1e-6);
    }),
  );
  assert.equal(contributionOf(least, { score: 10, weight: 1 }, { all: 1, counted: 1 }), null);
});
