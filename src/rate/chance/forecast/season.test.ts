import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountMonths } from '../year-end.fixture.ts';
import { monthDifferences, monthShares } from './season.ts';
import type { YearMonth } from './year-question.ts';

const value = (month: YearMonth) => month.value ?? 0;
const average = (months: readonly YearMonth[]) =>
  months.reduce((sum, month) => sum + value(month), 0) / months.length;

test('a month has its part of all years together', () => {
  // 4, 4, 4 and 8 of 20.
  const years = [
    [1, 2, 3, 4],
    [3, 2, 1, 4],
  ].map(amountMonths);
  assert.deepEqual(monthShares(years, value), [0.2, 0.2, 0.2, 0.4]);
});

test('a month lies as far above its year as on average over the years', () => {
  // About 2.5: −1.5, −0.5, 0.5, 1.5; about 4: −2, 2, 0, 0.
  const years = [
    [1, 2, 3, 4],
    [2, 6, 4, 4],
  ].map(amountMonths);
  assert.deepEqual(monthDifferences(years, average), [-1.75, 0.75, 0.25, 0.75]);
});

test('one year has no shape, nor have years of nothing or less', () => {
  assert.equal(monthShares([amountMonths([1, 2])], value), undefined);
  assert.equal(monthDifferences([amountMonths([1, 2])], average), undefined);
  assert.equal(
    monthShares(
      [
        [0, 0],
        [0, 0],
      ].map(amountMonths),
      value,
    ),
    undefined,
  );
  assert.equal(
    monthShares(
      [
        [-3, 5],
        [1, 5],
      ].map(amountMonths),
      value,
    ),
    undefined,
  );
});

test('a month without a value of its own lies on its year', () => {
  const worth = (months: readonly YearMonth[]) => (months.length === 1 ? null : 3);
  assert.deepEqual(
    monthDifferences(
      [
        [1, 2],
        [3, 4],
      ].map(amountMonths),
      worth,
    ),
    [0, 0],
  );
});

test('shares add up to one, and differences to nothing where months weigh alike', () => {
  const year = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(year, { minLength: 2, maxLength: 4 }), (all) => {
      const years = all.map(amountMonths);
      const sum = (values: readonly number[] = []) => values.reduce((total, one) => total + one, 0);
      assert.ok(Math.abs(sum(monthShares(years, value)) - 1) < 1e-9);
      assert.ok(Math.abs(sum(monthDifferences(years, average))) < 1e-6);
    }),
  );
});
