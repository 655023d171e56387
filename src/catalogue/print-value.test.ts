import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Metric, Unit } from './metric.ts';
import { printValue } from './print-value.ts';
import { readValue } from './read-value.ts';
import { roundHalfAway } from './rounding.ts';
import { sampleMetric } from './sample-metric.ts';

const clock = sampleMetric({ unit: 'hours', unitText: 'h m', decimals: 2 });

describe('printValue', () => {
  const cases: Array<[number, Metric, number | undefined, string]> = [
    [95, sampleMetric({ unit: 'percent' }), undefined, '95%'],
    [0, sampleMetric({ unit: 'percent', decimals: 2 }), 1, '0.0%'],
    [0.07, sampleMetric({ unit: 'percent', decimals: 2 }), undefined, '0.07%'],
    [1028, sampleMetric(), undefined, '1,028'],
    [-1028.5, sampleMetric(), undefined, '-1,029'],
    [-0.2, sampleMetric(), undefined, '0'],
    [26531089, sampleMetric({ unit: 'money' }), undefined, '£26,531,089'],
    [-1200.5, sampleMetric({ unit: 'money' }), 2, '-£1,200.50'],
    [9, sampleMetric({ unit: 'days', decimals: 1 }), undefined, '9.0'],
    [9.3, sampleMetric({ unit: 'hours', unitText: 'hours', decimals: 1 }), undefined, '9.3'],
    [8.55, clock, undefined, '8h 33m'],
    [1, clock, undefined, '1h 00m'],
    [-1.5, clock, undefined, '-1h 30m'],
    [0.9999, clock, undefined, '1h 00m'],
    [20000, sampleMetric({ unit: 'ratio' }), undefined, '1:20,000'],
    [3, sampleMetric({ unit: 'score', decimals: 2 }), undefined, '3.00'],
  ];
  for (const [value, metric, decimals, text] of cases) {
    test(`${value} ${metric.unit} is ${text}`, () => {
      assert.equal(printValue(value, metric, decimals), text);
    });
  }

  test('refuses what is not a figure', () => {
    assert.throws(() => printValue(Number.NaN, sampleMetric()), { code: 'CATALOGUE_NOT_FINITE' });
    assert.throws(() => printValue(1, clock, -1), { code: 'CATALOGUE_BAD_PLACES' });
  });
});

describe('what is printed reads back', () => {
  const units: Unit[] = ['percent', 'count', 'rate', 'days', 'hours', 'money', 'score', 'places'];

  test('as the same value with the same decimals, for every unit', () => {
    const whole = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...units), whole, fc.nat(2), (unit, digits, places) => {
        const decimals = unit === 'count' || unit === 'places' ? 0 : places;
        const value = Number(`${digits}e-${decimals}`);
        const metric = sampleMetric({ unit, decimals, range: { max: 1e9 } });
        const text = printValue(value, metric);
        assert.deepEqual(readValue(text, metric), {
          stated: { value, text, decimals, nothing: null },
        });
      }),
    );
  });

  test('as the same minutes, for durations on the clock', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (minutes) => {
        const reading = readValue(printValue(minutes / 60, clock), clock);
        assert.ok('stated' in reading);
        assert.equal(roundHalfAway((reading.stated.value ?? 0) * 60, 6), minutes);
      }),
    );
  });

  test('as the same ratio', () => {
    const metric = sampleMetric({ unit: 'ratio' });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (value) => {
        const text = printValue(value, metric);
        assert.deepEqual(readValue(text, metric), {
          stated: { value, text, decimals: 0, nothing: null },
        });
      }),
    );
  });
});
