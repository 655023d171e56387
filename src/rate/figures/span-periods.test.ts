import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePeriod, printPeriod } from '../../calendar/index.ts';
import { spanPeriods } from './span-periods.ts';

const spansOf = (period: string, overQuarters: readonly number[]) =>
  spanPeriods({ overQuarters }, parsePeriod(period)).map(
    (span) => `${printPeriod(span.period)} × ${span.weight}`,
  );

describe('the periods that a scheme looks at', () => {
  test('are the period alone where it asks for no quarters', () => {
    assert.deepEqual(spansOf('2007-08', []), ['2007-08 × 1']);
  });

  test('are the quarter rated and those before it, oldest first', () => {
    assert.deepEqual(spansOf('2007-08 Q1', [1, 2, 3, 4]), [
      ...['2006-07 Q2 × 1', '2006-07 Q3 × 2', '2006-07 Q4 × 3', '2007-08 Q1 × 4'],
    ]);
  });

  test('are the quarters of a year, and those up to the end of a year to date', () => {
    assert.deepEqual(spansOf('2007-08', [1, 1, 1, 1]), [
      ...['2007-08 Q1 × 1', '2007-08 Q2 × 1', '2007-08 Q3 × 1', '2007-08 Q4 × 1'],
    ]);
    assert.deepEqual(spansOf('2007-08 to Dec', [1, 2]), ['2007-08 Q2 × 1', '2007-08 Q3 × 2']);
  });

  test('are the period alone where it does not end with a quarter', () => {
    assert.deepEqual(spansOf('2007-08 to Nov', [1, 2]), ['2007-08 to Nov × 1']);
  });
});
