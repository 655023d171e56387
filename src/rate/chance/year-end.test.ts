import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { atSameRate } from '../../measure/index.ts';
import type { YearQuestion } from './forecast/year-question.ts';
import {
  amountMonths,
  amountYear,
  eventMonths,
  eventYear,
  partMonths,
  partYear,
} from './year-end.fixture.ts';
import { type YearEnd, yearEndOf } from './year-end.ts';

function forecast(question: YearQuestion): YearEnd {
  const end = yearEndOf(question);
  assert.ok(end);
  return end;
}

function near(actual: number | undefined, expected: number, by = 1e-9): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= by,
    `${actual} is not ${expected}`,
  );
}

const months = <T>(count: number, month: T): T[] => Array.from({ length: count }, () => month);

describe('a year of events', () => {
  test('goes on at its rate, within what chance makes of events', () => {
    const end = forecast(eventYear([3, 2, 4, 1, 4, 2]));
    assert.equal(end.forecast, 32);
    // Squares about 2.667 are 7.333, less than 5 × 2.667: as by chance. 16 + 1.92 ± 1.96 × √(16 × 2 + 0.96) is 6.67 to 29.17.
    assert.deepEqual(end.between, { lower: 16 + 7, upper: 16 + 29 });
    assert.match(end.method, /Krishnamoorthy and Peng 2011\)\.$/);
    // After the next month: 2.667 + 0.32 ± 1.96 × √(2.667 × 7/6 + 0.0267) is −0.48 to 6.46.
    assert.deepEqual(end.ahead[0]?.between, { lower: 16, upper: 22 });
    assert.equal(end.ahead.length, 6);
  });

  test('is less sure where its months differ by more than chance', () => {
    const end = forecast(eventYear([0, 8, 0, 0, 8, 0]));
    // Squares about 2.667: 4 × 7.111 + 2 × 28.444 = 85.33; over 2.667 and 5 that is 6.4. Reach² 6.4 × 2.5706² = 42.29:
    // 16 + 21.15 ± √42.29 × √(32 + 10.57) is −5.3 to 79.6.
    assert.deepEqual(end.between, { lower: 16, upper: 16 + 79 });
    assert.match(end.method, /wider since the months differ more than that/);
  });

  test('of which none happened yet may still have some', () => {
    const end = forecast(eventYear(months(6, 0)));
    assert.equal(end.forecast, 0);
    // 0.5 + 1.92 ± 1.96 × √(1 + 0.96) is up to 5.16.
    assert.deepEqual(end.between, { lower: 0, upper: 5 });
  });

  test('follows the shape of two earlier years', () => {
    const earlier = [
      [1, 2, 3, 4],
      [3, 2, 1, 4],
    ].map(eventMonths);
    const end = forecast(eventYear([4, 6], { months: 4, earlier }));
    // Together 4, 4, 4 and 8 of 20: the first half has 0.4 of a year, so 10 become 25.
    assert.equal(end.seasonal, true);
    near(end.ahead[0]?.forecast, 15);
    near(end.forecast, 25);
    // 4 and 6 are no further from 5 than chance has them. A shape of two years makes the variance 1 + 1/2 times as large:
    // reach² is 3.8415 × 1.5 = 5.7622. 15 + 5.7622 × 0.6 / 0.8 = 19.3217 ± √5.7622 × √(15 × 2.5 + 5.7622 × 0.36 / 0.64).
    const half = Math.sqrt(5.7622) * Math.sqrt(37.5 + (5.7622 * 0.36) / 0.64);
    assert.deepEqual(end.between, {
      lower: 10 + Math.ceil(19.3217 - half),
      upper: 10 + Math.floor(19.3217 + half),
    });
  });

  test('follows no shape of one year, or of years in which nothing happened by now', () => {
    const one = [eventMonths([1, 2, 3, 4])];
    assert.equal(forecast(eventYear([4, 6], { months: 4, earlier: one })).seasonal, false);
    const late = [eventMonths([0, 0, 3, 4]), eventMonths([0, 0, 1, 4])];
    const end = forecast(eventYear([4, 6], { months: 4, earlier: late }));
    assert.deepEqual([end.seasonal, end.forecast], [false, 20]);
  });

  test('over a time that does not grow with it stays as it is', () => {
    // Two in six months, twelve in percent of a year and so many staff: one is worth 6.
    const end = forecast(
      eventYear([1, 0, 0, 1, 0, 0], {
        growth: 'stands',
        per: 6,
        toDate: {
          ...{ value: 12, months: 6, top: 2, bottom: 33 },
        },
      }),
    );
    assert.equal(end.forecast, 12);
    // 2 + 1.92 ± 1.96 × √(4 + 0.96) is −0.44 to 8.28: up to 10 in twelve months, each worth half as much.
    assert.deepEqual(end.between, { lower: 6, upper: 30 });
  });
});

describe('a year of a part of records', () => {
  test('stays at its share, within what chance makes of as many records again', () => {
    const end = forecast(partYear(months(4, [3, 10]), { months: 8 }));
    near(end.forecast, 30);
    // 12 of 40, and 5 to 20 of the next 40: 17 to 32 of 80.
    near(end.between?.lower, 21.25);
    near(end.between?.upper, 40);
  });

  test('moves as earlier years did', () => {
    const earlier = [
      [
        [55, 100],
        [75, 100],
      ],
      [
        [65, 100],
        [85, 100],
      ],
    ] as const;
    const end = forecast(
      partYear([[50, 100]], { months: 2, earlier: earlier.map((year) => partMonths(year)) }),
    );
    // The months lie 0.1 below and above their years: 0.5 stands for 0.6, and 0.7 is expected: 120 of 200.
    near(end.forecast, 60);
    assert.equal(end.seasonal, true);
    // Without seasons 50 ± 1.96 × √1.5 × √(100 × 0.25 × 2) or so; with them 20 more.
    assert.ok(end.between && end.between.lower < 60 && end.between.upper > 60);
    assert.ok(end.between.upper <= 75 && end.between.lower >= 25);
  });

  test('counts as many records as those months had', () => {
    const earlier = months(2, [
      [10, 100],
      [30, 300],
    ] as const).map((year) => partMonths(year));
    const end = forecast(partYear([[20, 100]], { months: 2, earlier, level: 14 }));
    // No month is otherwise than another, but three quarters of the records are still to come: 14% of 400 are 56.
    near(end.forecast, 20);
    near(end.needed?.value, 12);
  });
});

describe('a year of amounts', () => {
  test('that add up reaches as far as the months differ', () => {
    const end = forecast(amountYear([100, 110, 90], 'adds', { months: 6 }));
    assert.equal(end.forecast, 600);
    // The months vary by 100: 4.3027 × √(100 × (3 + 9 / 3)) = 105.39.
    near(end.between?.lower, 494.61, 5e-3);
    near(end.between?.upper, 705.39, 5e-3);
  });

  test('that never fell does not fall', () => {
    const end = forecast(amountYear([100, 1, 90], 'adds', { months: 4 }));
    assert.equal(end.between?.lower, 191);
  });

  test('whose average stands reaches less far, the more of the year is known', () => {
    const end = forecast(amountYear([100, 110, 90], 'stands', { months: 6 }));
    near(end.forecast, 100);
    // 105.39 in the sum of six.
    near(end.between?.lower, 100 - 105.39 / 6, 1e-3);
    const narrow = forecast(
      amountYear([100, 110, 90], 'stands', { months: 6, range: { max: 105 } }),
    );
    assert.equal(narrow.between?.upper, 105);
  });

  test('follows the seasons of earlier years, by ratio or by difference', () => {
    const added = [
      [10, 20, 30, 40],
      [30, 20, 10, 40],
    ].map(amountMonths);
    near(forecast(amountYear([40, 60], 'adds', { months: 4, earlier: added })).forecast, 250);
    // Years of 25 on average, whose months lie 5, 5, 5 below and 15 above: 50 so far is 55 a year, then 50 and 70.
    const end = forecast(amountYear([40, 60], 'stands', { months: 4, earlier: added }));
    near(end.forecast, (40 + 60 + 50 + 70) / 4);
  });

  test('has no interval from fewer than three months', () => {
    const end = forecast(amountYear([100, 110], 'adds'));
    assert.deepEqual([end.forecast, end.between], [1260, null]);
    assert.match(end.method, /fewer than 3 months are known/);
  });
});

describe('no interval', () => {
  test('is given of what was only printed, of what stands, and of a year that is over', () => {
    const printed = forecast(eventYear([3, 3], { chance: 'none' }));
    assert.deepEqual([printed.forecast, printed.between], [36, null]);
    assert.match(printed.method, /known only as they were printed/);
    const latest = forecast(amountYear([3, 4], 'stands', { growth: 'latest' }));
    assert.deepEqual([latest.forecast, latest.between, latest.needed], [3.5, null, null]);
    const over = forecast(eventYear(months(12, 2), { level: 20 }));
    assert.deepEqual([over.forecast, over.between, over.needed, over.ahead], [24, null, null, []]);
    assert.match(over.method, /The year is over/);
  });

  test('and no forecast is given where nothing says whether months add up', () => {
    assert.equal(yearEndOf(eventYear([1], { growth: 'unknown' })), undefined);
  });
});

test('without a shape the forecast is the run rate', () => {
  const counts = fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 11 });
  fc.assert(
    fc.property(counts, (seen) => {
      const question = eventYear(seen);
      const end = forecast(question);
      assert.equal(end.forecast, atSameRate(question.toDate.value, seen.length, 12));
      const { lower = -1, upper = -1 } = end.between ?? {};
      assert.ok(lower >= question.toDate.value && lower <= upper);
    }),
  );
});
