import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nowhereHub } from '../../../test/hubs.ts';
import { monthPeriod } from '../../calendar/index.ts';
import { findReturnMonth, monthKey, monthText, returnKey } from './return-key.ts';

describe('the month of a return', () => {
  test('that looks like a financial year is a month', () => {
    const august = monthPeriod(2007, 8).first;
    assert.equal(findReturnMonth('2007-08'), august);
    assert.equal(findReturnMonth('Aug 2007'), august);
    assert.equal(findReturnMonth('2013-14'), undefined);
    assert.equal(findReturnMonth('2007-08 Q4'), undefined);
    assert.equal(findReturnMonth('Jun 2007 to Mar 2008'), undefined);
  });

  test('is read from its key and from its text alike, whatever the month', () => {
    const months = fc.integer({ min: 2000 * 12, max: 2099 * 12 + 11 });
    fc.assert(
      fc.property(months, (month) => {
        assert.equal(findReturnMonth(monthKey({ month })), month);
        assert.equal(findReturnMonth(monthText({ month })), month);
      }),
    );
  });

  test('of several months names no return', () => {
    const names = { provider: 'West Mercia', template: 'probation-area-monthly' };
    assert.throws(() => returnKey(nowhereHub(), { ...names, month: '2007-08 Q4' }), {
      code: 'DELIVER_RETURN_MONTH_UNREADABLE',
    });
  });
});
