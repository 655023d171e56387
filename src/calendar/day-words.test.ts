import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dayWords, instantWords, monthOf, monthWords } from './index.ts';

describe('days, months and instants in words', () => {
  test('are written as people write them', () => {
    assert.equal(dayWords('2014-06-05'), '5 June 2014');
    assert.equal(monthWords(monthOf('2014-10-31').first), 'October 2014');
  });

  test('an instant is told in the time of England, an hour on in summer', () => {
    assert.equal(instantWords('2026-11-02T12:00:00Z'), '2 November 2026 at 12:00');
    assert.equal(instantWords('2026-06-30T23:30:00Z'), '1 July 2026 at 00:30');
  });

  test('a day that no calendar has is refused', () => {
    assert.throws(() => dayWords('2014-06-31'), { code: 'CALENDAR_DATE_INVALID' });
  });
});
