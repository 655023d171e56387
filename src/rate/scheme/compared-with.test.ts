import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ComparedWith } from '../../catalogue/index.ts';
import { percentile, standardScore, yardsticksOf } from './compared-with.ts';

const group: ComparedWith = { by: 'comparator group', atLeast: 3, otherwise: 'everyone rated' };
const strict: ComparedWith = { ...group, otherwise: 'missing' };

function membersOf(name: string | undefined, merits: readonly number[]) {
  return merits.map((merit) => ({ group: name, merit }));
}

function yardstickOf(merits: readonly number[]) {
  const [first] = yardsticksOf({ ...group, by: 'everyone rated' }, membersOf(undefined, merits));
  if (!first) throw new assert.AssertionError({ message: 'There is nobody to compare with.' });
  return first;
}

test('a percentile is the share of the others that it does better than, ties by half', () => {
  const merits = [1, 2, 2, 3, 5];
  const yardstick = yardstickOf(merits);
  // Of four others: none; one and half of one; one and half of one; three; four.
  assert.deepEqual(
    merits.map((merit) => percentile(yardstick, merit, merit)),
    [0, 37.5, 37.5, 75, 100],
  );
});

test('another outturn is compared with the same others', () => {
  const yardstick = yardstickOf([1, 2, 2, 3, 5]);
  // The one with 5 falls to 2: better than the one with 1 and level with two, of four.
  assert.equal(percentile(yardstick, 2, 5), 50);
  // Somebody who had no figure has five others: one below and two level.
  assert.equal(percentile(yardstick, 2, Number.NaN), 40);
});

test('a standard score is in standard deviations of the whole group from its mean', () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: the mean is 5, the squares add up to 32, and the root of 32/8 is 2.
  const yardstick = yardstickOf([2, 4, 4, 4, 5, 5, 7, 9]);
  assert.deepEqual(
    [9, 5, 2].map((merit) => standardScore(yardstick, merit)),
    [2, 0, -1.5],
  );
});

test('where all are equal the standard score is 0, and the percentile the middle', () => {
  const yardstick = yardstickOf([0.1, 0.1, 0.1]);
  assert.equal(standardScore(yardstick, 0.1), 0);
  assert.equal(percentile(yardstick, 0.1, 0.1), 50);
});

test('large figures that are equal differ by no noise of their mean', () => {
  // Two million and more, as costs are: the sum of six of them over six is a hair off.
  for (const cost of [2_345_678.1, 123_456_789.1, 9_876_543_210.7]) {
    for (const many of [3, 6, 7, 11]) {
      const yardstick = yardstickOf(Array.from({ length: many }, () => cost));
      assert.equal(standardScore(yardstick, cost), 0, `${many} times ${cost}`);
    }
  }
});

test('a provider is compared with its own group, and the group is named with its number', () => {
  const compared = [...membersOf('Open', [1, 2, 3]), ...membersOf('Male local', [4, 5, 6, 7])];
  const names = yardsticksOf(group, compared).map((yardstick) => yardstick?.name);
  assert.deepEqual([names[0], names[3]], ['Open, 3', 'Male local, 4']);
});

test('only those with a figure make a group; too few are compared with everyone, or with nobody', () => {
  const few = membersOf('Open', [1, 2, Number.NaN]);
  const compared = [...few, ...membersOf('Male local', [4, 5, 6])];
  assert.equal(yardsticksOf(group, compared)[0]?.name, 'Everyone rated, 5');
  assert.equal(yardsticksOf(strict, compared)[0], undefined);
  assert.equal(yardsticksOf(strict, compared)[3]?.name, 'Male local, 3');
});

test('without a group there is everyone, or nobody', () => {
  const compared = [...membersOf(undefined, [1]), ...membersOf('Open', [1, 2, 3])];
  assert.equal(yardsticksOf(group, compared)[0]?.name, 'Everyone rated, 4');
  assert.equal(yardsticksOf(strict, compared)[0], undefined);
});

test('one alone compares with nobody, even where one is said to be enough', () => {
  const one = membersOf('Open', [7]);
  for (const by of ['comparator group', 'everyone rated'] as const) {
    assert.deepEqual(yardsticksOf({ ...group, by, atLeast: 1 }, one), [undefined]);
  }
});

test('the order in which providers are given makes no difference', () => {
  const merits = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(merits, (tenths) => {
      const given = tenths.map((n) => n / 10);
      const [one, other] = [yardstickOf(given), yardstickOf([...given].reverse())];
      assert.deepEqual(one, other);
    }),
  );
});

test('percentiles of a group have their mean at 50, and standard scores at 0', () => {
  const merits = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(merits, (given) => {
      const yardstick = yardstickOf(given);
      const mean = (values: number[]) =>
        values.reduce((sum, each) => sum + each, 0) / values.length;
      assert.ok(Math.abs(mean(given.map((each) => percentile(yardstick, each, each))) - 50) < 1e-6);
      assert.ok(Math.abs(mean(given.map((each) => standardScore(yardstick, each)))) < 1e-6);
    }),
  );
});
