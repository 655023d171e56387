import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  predictEvents,
  predictPart,
  type Seen,
  squaredReach,
  studentReach,
  totalReach,
} from './prediction.ts';

function near(actual: number, expected: number, by: number): void {
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);
}

test('Student’s values are those of the printed tables', () => {
  // Fisher and Yates, table III, two-sided 5%.
  const table = [
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
  ] as const;
  for (const [degrees, value] of table) near(studentReach(degrees), value, 5e-4);
});

describe('the reach of an interval', () => {
  test('is the normal curve’s where months differ no more than by chance', () => {
    near(squaredReach({ dispersion: 0.4, degrees: 5 }, 1), 1.959964 ** 2, 1e-5);
    near(squaredReach({ dispersion: 1, degrees: 0 }, 1.5), 1.5 * 1.959964 ** 2, 1e-5);
  });

  test('is Student’s, and as much wider, where they differ by more', () => {
    near(squaredReach({ dispersion: 2, degrees: 5 }, 1), 2 * 2.5706 ** 2, 1e-3);
    near(squaredReach({ dispersion: 2, degrees: 5 }, 1.5), 2 * 2.5706 ** 2, 1e-3);
  });
});

describe('events to come', () => {
  test('after 24 in five years are 2 to 9 in the next, 90 times of 100', () => {
    // 4.8 + 2.7055 / 10 = 5.0706; 1.6449 × √(4.8 × 1.2 + 2.7055 / 100) = 3.957: from 1.11 to 9.03.
    const found = predictEvents({ count: 24, sofar: 5, ahead: 1 }, 1.644854 ** 2);
    assert.deepEqual(found, { lower: 2, upper: 9 });
  });

  test('after none are a few, as if half a one had been seen', () => {
    // 0.5 + 3.8415 / 2 = 2.4207; 1.96 × √(0.5 × 2 + 3.8415 / 4) = 2.7445: up to 5.17.
    const found = predictEvents({ count: 0, sofar: 6, ahead: 6 }, 3.8415);
    assert.deepEqual(found, { lower: 0, upper: 5 });
  });

  test('are the whole numbers that sampling both together would not call unlike', () => {
    const seen = fc.record({
      count: fc.integer({ min: 1, max: 500 }),
      sofar: fc.integer({ min: 1, max: 11 }),
      ahead: fc.integer({ min: 1, max: 11 }),
    });
    fc.assert(
      fc.property(seen, ({ count, sofar, ahead }) => {
        const reach2 = 3.8415;
        const isAlike = (y: number) =>
          (ahead * count - sofar * y) ** 2 <= reach2 * sofar * ahead * (count + y) * (1 + 1e-9);
        sameWholes(predictEvents({ count, sofar, ahead }, reach2), isAlike, 6000);
      }),
    );
  });
});

/** An interval holds exactly the whole numbers that a rule allows. */
function sameWholes(
  { lower, upper }: { lower: number; upper: number },
  isAlike: (y: number) => boolean,
  most: number,
): void {
  assert.ok(isAlike(lower) && isAlike(upper), `${lower} to ${upper}`);
  assert.ok(lower === 0 || !isAlike(lower - 1), `${lower}`);
  assert.ok(upper === most || !isAlike(upper + 1), `${upper}`);
}

describe('a part to come', () => {
  test('after 12 of 40 is 5 to 20 of the next 40', () => {
    // k = 3.8415 × 40 × 40 / 80 = 76.83. (1600 + k) y² − (2 × 40 × 40 × 12 + k × (80 − 24)) y + 480² − k × 12 × 68 = 0:
    // the middle is 42702.5 / 3353.7 = 12.733, the half √(162.13 − 167713 / 1676.8) = 7.88: from 4.86 to 20.61.
    const found = predictPart({ count: 12, sofar: 40, ahead: 40 }, 3.8415);
    assert.deepEqual(found, { lower: 5, upper: 20 });
  });

  test('after none or all stays between none and all', () => {
    const none = predictPart({ count: 0, sofar: 20, ahead: 10 }, 3.8415);
    const all = predictPart({ count: 20, sofar: 20, ahead: 10 }, 3.8415);
    assert.equal(none.lower, 0);
    assert.equal(all.upper, 10);
    assert.deepEqual(all, { lower: 10 - none.upper, upper: 10 });
    assert.ok(none.upper > 0);
  });

  test('is the whole numbers that sampling both together would not call unlike', () => {
    const seen = fc
      .tuple(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 1, max: 200 }))
      .chain(([sofar, ahead]) =>
        fc.record<Seen>({
          count: fc.integer({ min: 1, max: sofar - 1 }),
          sofar: fc.constant(sofar),
          ahead: fc.constant(ahead),
        }),
      );
    fc.assert(
      fc.property(seen, ({ count, sofar, ahead }) => {
        const [reach2, all] = [3.8415, sofar + ahead];
        const isAlike = (y: number) =>
          (ahead * count - sofar * y) ** 2 <=
          ((reach2 * sofar * ahead * (count + y) * (all - count - y)) / all) * (1 + 1e-9);
        sameWholes(predictPart({ count, sofar, ahead }, reach2), isAlike, ahead);
      }),
    );
  });
});

test('an amount to come reaches as far as Student has it', () => {
  // One more after five that differ by 1.31: 2.776 × 1.31 × √(1 + 1/5) = 3.98.
  near(totalReach({ sofar: 5, ahead: 1 }, { variance: 1.31 ** 2, degrees: 4 }), 3.98, 5e-3);
  // The sum of three after six: 2.5706 × 10 × √(3 + 9/6) = 54.53.
  near(totalReach({ sofar: 6, ahead: 3 }, { variance: 100, degrees: 5 }), 54.53, 5e-3);
});
