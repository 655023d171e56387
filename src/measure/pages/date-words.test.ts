import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dateWords, dayBefore, spanWords } from './date-words.ts';

describe('dates in words', () => {
  test('are no finer than they were stated', () => {
    assert.equal(dateWords('2008-06-25'), '25 June 2008');
    assert.equal(dateWords('2009-04'), 'April 2009');
    assert.equal(dateWords('1993'), '1993');
  });

  test('a span names its last day, not the first that it no longer covers', () => {
    assert.equal(
      spanWords({ from: '2007-04-01', until: '2008-04-01' }),
      '1 April 2007 to 31 March 2008',
    );
    assert.equal(spanWords({ until: '2008-03-01' }), 'until 29 February 2008');
    assert.equal(spanWords({ from: '2010-04-01' }), 'since 1 April 2010');
    assert.equal(spanWords({}), '');
  });

  test('an end known only by its month stays as stated', () => {
    const span = {
      from: '1993-01-01',
      until: '2001-08-01',
      stated: { from: '1993', until: '2001-08' },
    };
    assert.equal(spanWords(span), '1993 to August 2001');
  });

  test('the day before the first of January is in the year before', () => {
    assert.equal(dayBefore('2008-01-01'), '2007-12-31');
  });
});
