import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dayBeyond, firstDay, isStatedDate, spanOf } from './stated-date.ts';

describe('a date as a source states it', () => {
  test('is a year, a month or a day that exists', () => {
    for (const good of ['1993', '2009-04', '2008-02-29'])
      assert.equal(isStatedDate(good), true, good);
    for (const bad of [
      '',
      '93',
      '2009-13',
      '2007-02-29',
      '2009-4',
      'April 2009',
      '2009-04-01-01',
    ]) {
      assert.equal(isStatedDate(bad), false, bad);
    }
  });

  test('begins on the first day that it can mean and ends before the day beyond it', () => {
    assert.equal(firstDay('1993'), '1993-01-01');
    assert.equal(firstDay('2009-04'), '2009-04-01');
    assert.equal(firstDay('2008-06-25'), '2008-06-25');
    assert.equal(dayBeyond('1993'), '1994-01-01');
    assert.equal(dayBeyond('2009-04'), '2009-05-01');
    assert.equal(dayBeyond('2013-12'), '2014-01-01');
  });

  test('that is a whole day closes on that day', () => {
    assert.equal(dayBeyond('2008-06-25'), '2008-06-25');
  });

  test('never ends before it begins', () => {
    const stated = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
      .map(([year, month, whole]) =>
        whole ? `${year}` : `${year}-${String(month).padStart(2, '0')}`,
      );
    fc.assert(fc.property(stated, (text) => firstDay(text) < dayBeyond(text)));
  });

  test('keeps its precision in a span when it is no whole day', () => {
    assert.deepEqual(spanOf('2001-08', '2008-06-25'), {
      from: '2001-08-01',
      until: '2008-06-25',
      stated: { from: '2001-08' },
    });
    assert.deepEqual(spanOf(undefined, undefined), {});
  });
});
