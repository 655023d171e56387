import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { minus, roundHalfAway } from './rounding.ts';

describe('roundHalfAway', () => {
  const cases: Array<[number, number, number]> = [
    [1.005, 2, 1.01],
    [1.004999, 2, 1],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.5, 0, 1],
    [-0.4, 0, 0],
    [8.345, 2, 8.35],
    [1e21, 2, 1e21],
    [1.5e-7, 7, 2e-7],
    [0, 3, 0],
  ];
  for (const [value, decimals, expected] of cases) {
    test(`${value} to ${decimals} places is ${expected}`, () => {
      assert.equal(roundHalfAway(value, decimals), expected);
    });
  }

  test('never gives minus zero', () => {
    assert.ok(Object.is(roundHalfAway(-0.2, 0), 0));
    assert.ok(Object.is(roundHalfAway(-0, 2), 0));
  });

  test('refuses what is not a finite number and places that cannot be', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      assert.throws(() => roundHalfAway(value, 0), { code: 'CATALOGUE_NOT_FINITE' });
    }
    for (const places of [-1, 0.5, 21, Number.NaN]) {
      assert.throws(() => roundHalfAway(1, places), { code: 'CATALOGUE_BAD_PLACES' });
    }
  });

  test('rounds every figure of three decimals as its digits say', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (thousandths) => {
        const size = Math.abs(thousandths);
        const hundredths = Math.floor(size / 10) + (size % 10 >= 5 ? 1 : 0);
        const expected = Number(`${Math.sign(thousandths) * hundredths}e-2`);
        assert.equal(roundHalfAway(Number(`${thousandths}e-3`), 2), expected + 0);
      }),
    );
  });

  test('leaves a rounded figure alone, and is the same below zero as above', () => {
    const figure = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(figure, fc.integer({ min: 0, max: 6 }), (value, places) => {
        const rounded = roundHalfAway(value, places);
        assert.equal(roundHalfAway(rounded, places), rounded);
        assert.equal(roundHalfAway(-value, places), 0 - rounded);
      }),
    );
  });
});

describe('minus', () => {
  test('has no binary noise', () => {
    assert.equal(minus(15.3, 8.0), 7.3);
    assert.equal(minus(0.3, 0.1), 0.2);
    assert.equal(minus(5, 5), 0);
    assert.equal(minus(85.4, 80), 5.4);
  });

  test('is exact for any two figures of up to six digits and two places', () => {
    const hundredths = fc.integer({ min: -99_999_999, max: 99_999_999 });
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        const expected = Number(`${a - b}e-2`);
        assert.equal(minus(Number(`${a}e-2`), Number(`${b}e-2`)), expected + 0);
      }),
    );
  });
});
