import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Counts, counts, limits, near, repeat, xmr } from './control-chart.fixture.ts';
import type { ControlChart } from './drawn-chart.ts';

const beyond = ({ points }: ControlChart) =>
  points
    .filter(({ flags }) => flags.some(({ rule }) => rule === 'beyond a limit'))
    .map(({ period }) => period);

describe('an XmR chart', () => {
  test('has the limits of the flow rates in the NIST/SEMATECH e-Handbook, 6.3.2.2', () => {
    const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    const chart = xmr(flow);
    near(chart.phases[0]?.mean, 50.81, 1e-9);
    near(chart.phases[0]?.movingRange?.mean, 1.8778, 5e-5);
    // The handbook divides 3 by 1.128, which is 2.6596; Wheeler rounds to 2.66.
    limits(chart.points[0], 45.8159, 55.8041, 1e-3);
    assert.deepEqual(beyond(chart), []);
  });

  test('has the limits of Wheeler’s trade deficits of the second half of 1988', () => {
    // Understanding Variation, figure 6.7: ranges 0.7, 2.0, 0.9, 0.3, 0.1 are 4.0 in all, 0.8 each.
    const chart = xmr([10.5, 11.2, 9.2, 10.1, 10.4, 10.5]);
    near(chart.phases[0]?.mean, 61.9 / 6, 1e-9);
    near(chart.phases[0]?.movingRange?.mean, 0.8, 1e-9);
    near(chart.phases[0]?.movingRange?.upper, 3.268 * 0.8, 1e-9);
    limits(chart.points[5], 61.9 / 6 - 2.128, 61.9 / 6 + 2.128, 1e-9);
    const ranges = chart.points.map(({ movingRange }) => movingRange);
    assert.equal(ranges[0], null);
    for (const [at, range] of [0.7, 2, 0.9, 0.3, 0.1].entries()) near(ranges[at + 1], range, 1e-9);
  });

  test('takes a missing month for a gap, over which no range is taken', () => {
    const chart = xmr([10, 12, null, 40, 42, 10, 12, 40]);
    // Neighbours are 10 and 12, 40 and 42, 42 and 10, 10 and 12, 12 and 40: 2 + 2 + 32 + 2 + 28 = 66 over 5.
    near(chart.phases[0]?.movingRange?.mean, 66 / 5, 1e-9);
    // 10 + 12 + 40 + 42 + 10 + 12 + 40 = 166 over 7.
    near(chart.phases[0]?.mean, 166 / 7, 1e-9);
    const gap = chart.points[2];
    assert.equal(gap?.value, null);
    assert.equal(gap?.missing, 'No figure has been supplied for this month.');
    limits(gap, 166 / 7 - (2.66 * 66) / 5, 166 / 7 + (2.66 * 66) / 5, 1e-9);
    assert.equal(chart.points[3]?.movingRange, null);
  });

  test('has limits that go no further than values can', () => {
    const chart = xmr([98, 100, 97, 100, 99, 100], { range: { min: 0, max: 100 } });
    // Ranges 2, 3, 3, 1, 1 are 10 over 5; the mean is 99, and 99 + 5.32 is more than 100.
    limits(chart.points[0], 99 - 5.32, 100, 1e-9);
  });

  test('whose months are all alike flags none, whatever binary makes of their mean', () => {
    const chart = xmr(repeat(20, 0.1));
    assert.deepEqual(chart.rules, []);
    assert.match(chart.sentence, /every month is 0\.1\.$/);
  });

  test('calls no run of the usual value special where most months have it', () => {
    const chart = xmr([1, ...repeat(11, 0), 2, ...repeat(11, 0)], { polarity: 'lower' });
    assert.ok(!chart.rules.some(({ code }) => code === 'eight on one side'));
    assert.equal(chart.suggestion, null);
  });

  test('with nothing but gaps between its months has no limits', () => {
    const chart = xmr([1, null, 2, null, 3, null, 4, null, 5, null, 6]);
    assert.equal(chart.phases[0]?.limits, 'none');
    assert.match(chart.phases[0]?.why ?? '', /no two months with a figure stand side by side/);
    near(chart.points[0]?.mean, 3.5, 1e-9);
  });
});

describe('a p chart', () => {
  // Montgomery, Introduction to Statistical Quality Control, 2nd edition (1991), pages 152 to 155: of 50 cans, those that leak.
  const cans = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
    7, 13, 9, 6,
  ].map((top): [number, number] => [top, 50]);

  test('has Montgomery’s limits for orange juice cans, and his two samples beyond them', () => {
    const chart = counts('p', cans, { overdispersion: 'ignore' });
    near(chart.phases[0]?.mean, 0.2313, 5e-5);
    limits(chart.points[0], 0.0524, 0.4102, 5e-5);
    assert.deepEqual(beyond(chart), ['15', '23']);
    assert.deepEqual(chart.points[14]?.flags[0], {
      ...{ number: 1, rule: 'beyond a limit', side: 'above', direction: 'worse' },
    });
  });

  test('is not widened where its counts are small, though the samples differ by more than chance', () => {
    const chart = counts('p', cans);
    // The steps between samples add up to 162 cans over 29; in standard deviations of √(50 × 0.2313 × 0.7687).
    near(chart.phases[0]?.sigmaZ, 162 / 29 / Math.sqrt(50 * 0.23133 * 0.76867) / 1.128, 1e-3);
    assert.equal(chart.phases[0]?.widened, false);
    limits(chart.points[0], 0.0524, 0.4102, 5e-5);
  });

  test('goes by the denominator of each month, and is cut at 0 and at its whole', () => {
    const chart = counts('p', [...repeat(7, [80, 100] as const), [84, 100], [20, 25], [344, 430]], {
      per: 100,
    });
    // 560 + 84 + 20 + 344 = 1008 of 1255, 80.319%: 3 × √(0.80319 × 0.19681 / 430) is 5.752 points.
    near(chart.points[9]?.mean, 80.319, 1e-3);
    limits(chart.points[9], 80.319 - 5.752, 80.319 + 5.752, 1e-3);
    // Of 25 fewer than 5 are expected to be otherwise, 4.92: up to all of them it is no news.
    assert.equal(chart.points[8]?.upper, 100);
  });

  test('is widened by Laney’s sigma z where counts are large', () => {
    const wave = Array.from({ length: 12 }, (_, at): [number, number] => [
      at % 2 === 0 ? 480 : 520,
      1000,
    ]);
    // A standard deviation is √(0.25 / 1000) = 0.0158114; each step is 0.04, 2.52982 of them; over 1.128 that is 2.24275.
    const chart = counts('p', wave);
    near(chart.phases[0]?.sigmaZ, 2.24275, 1e-5);
    limits(chart.points[0], 0.5 - 3 * 0.0158114 * 2.24275, 0.5 + 3 * 0.0158114 * 2.24275, 1e-5);
    assert.match(chart.notes[0] ?? '', /differ 2\.2 times as much as chance alone/);
    const plain = counts('p', wave, { overdispersion: 'ignore' });
    limits(plain.points[0], 0.5 - 3 * 0.0158114, 0.5 + 3 * 0.0158114, 1e-5);
    assert.deepEqual(plain.notes, []);
  });

  test('is never narrowed', () => {
    const chart = counts('p', repeat(12, [500, 1000] as const));
    assert.equal(chart.phases[0]?.sigmaZ, 0);
    limits(chart.points[0], 0.5 - 3 * 0.0158114, 0.5 + 3 * 0.0158114, 1e-5);
  });

  test('makes a gap of a month with nothing to divide by', () => {
    const chart = counts('p', [[1, 4], [0, 0], ...repeat(6, [1, 4] as const)]);
    assert.equal(chart.points[1]?.value, null);
    assert.equal(chart.points[1]?.missing, 'There was nothing to divide by.');
    assert.equal(chart.points[1]?.lower, null);
    assert.equal(chart.phases[0]?.known, 7);
  });

  test('of denominators of one flags nothing: one in ten comes once in ten months', () => {
    const chart = counts(
      'p',
      Array.from({ length: 20 }, (_, at): [number, number] => [at === 3 || at === 17 ? 1 : 0, 1]),
    );
    limits(chart.points[0], 0, 1, 0);
    assert.deepEqual(chart.rules, []);
  });

  test('of none, or of all, has its limits there and flags nothing', () => {
    for (const top of [0, 10]) {
      const chart = counts('p', repeat(16, [top, 10] as const));
      limits(chart.points[0], top / 10, top / 10, 0);
      assert.deepEqual(chart.rules, []);
    }
  });
});

describe('a u chart', () => {
  test('has Montgomery’s limits for 20 samples of 5 computers', () => {
    // The same book, pages 181 and 182.
    const found = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5];
    const chart = counts(
      'u',
      found.map((top) => [top, 5]),
    );
    near(chart.phases[0]?.mean, 1.93, 1e-9);
    limits(chart.points[0], 0.07, 3.79, 5e-3);
    assert.deepEqual(beyond(chart), []);
  });

  test('has Montgomery’s limits for rolls of dyed cloth of unlike size', () => {
    // The same book, on samples of unlike size: defects, and inspection units of 50 square metres.
    const rolls: Counts = [
      [14, 10],
      [12, 8],
      [20, 13],
      [11, 10],
      [7, 9.5],
      [10, 10],
      [21, 12],
      [16, 10.5],
      [19, 12],
      [23, 12.5],
    ];
    const chart = counts('u', rolls);
    near(chart.phases[0]?.mean, 1.42, 5e-3);
    const printed = [
      [0.29, 2.55],
      [0.16, 2.68],
      [0.43, 2.41],
      [0.29, 2.55],
      [0.26, 2.58],
      [0.29, 2.55],
      [0.39, 2.45],
      [0.32, 2.52],
      [0.39, 2.45],
      [0.41, 2.43],
    ];
    for (const [at, [lower = 0, upper = 0]] of printed.entries()) {
      limits(chart.points[at], lower, upper, 0.011);
    }
  });

  test('of rare events goes by what is really rare', () => {
    const once = (count: number): Counts =>
      Array.from({ length: 24 }, (_, at) => [at === 20 ? count : 0, 1]);
    // Two in 24 months: the chance of two or more in one is 1 − e^(−1/12) × (1 + 1/12) = 0.0033, which is not rare.
    assert.deepEqual(beyond(counts('u', once(2))), []);
    // Three: 1 − e^(−1/8) × (1 + 1/8 + 1/128) = 0.0003, less than 0.00135.
    assert.deepEqual(beyond(counts('u', once(3))), ['21']);
    // Twenty months without any are what one expects, and no run.
    assert.deepEqual(counts('u', once(2)).rules, []);
  });
});
