import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  comparePeriods,
  contains,
  endsOn,
  financialYearOf,
  monthOf,
  monthPeriod,
  monthsOf,
  type Period,
  parsePeriod,
  previousPeriod,
  printPeriod,
  quarterPeriod,
  rangePeriod,
  samePeriod,
  startsOn,
  toDatePeriod,
  yearPeriod,
} from './index.ts';

const startYear = fc.integer({ min: 1910, max: 2190 });
const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.tuple(startYear, fc.integer({ min: 1, max: 12 })).map(([y, m]) => monthPeriod(y, m)),
  fc.tuple(startYear, fc.integer({ min: 1, max: 4 })).map(([y, q]) => quarterPeriod(y, q)),
  startYear.map(yearPeriod),
  fc.tuple(startYear, fc.integer({ min: 1, max: 12 })).map(([y, m]) => toDatePeriod(y, m)),
  fc
    .tuple(fc.integer({ min: 1910 * 12, max: 2190 * 12 }), fc.integer({ min: 0, max: 60 }))
    .map(([first, more]) => rangePeriod(first, first + more)),
);

function dayAfter(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, (day ?? 0) + 1)).toISOString().slice(0, 10);
}

describe('a period', () => {
  test('starts and ends on the days of its first and last month', () => {
    const days = (text: string) => [startsOn(parsePeriod(text)), endsOn(parsePeriod(text))];
    assert.deepEqual(days('2007-08'), ['2007-04-01', '2008-03-31']);
    assert.deepEqual(days('2007-08 Q4'), ['2008-01-01', '2008-03-31']);
    assert.deepEqual(days('Feb 2008'), ['2008-02-01', '2008-02-29']);
    assert.deepEqual(days('2007-08 to Dec'), ['2007-04-01', '2007-12-31']);
    assert.deepEqual(days('Jun 2007 to Mar 2008'), ['2007-06-01', '2008-03-31']);
  });

  test('has months that follow one another without gap and fill it exactly', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const months = monthsOf(period);
        assert.equal(months.length, period.months);
        assert.equal(months[0] && startsOn(months[0]), startsOn(period));
        const last = months.at(-1);
        assert.equal(last && endsOn(last), endsOn(period));
        for (const [i, month] of months.entries()) {
          assert.ok(contains(period, month));
          const next = months[i + 1];
          if (next) assert.equal(dayAfter(endsOn(month)), startsOn(next));
        }
      }),
    );
  });

  test('is compared with the run before it, which ends the day before it starts', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const previous = previousPeriod(period);
        assert.equal(previous.months, period.months);
        if (period.kind === 'to date') assert.equal(previous.first, period.first - 12);
        else assert.equal(dayAfter(endsOn(previous)), startsOn(period));
        if (period.kind !== 'range') assert.equal(previous.kind, period.kind);
      }),
    );
  });

  test('to date is compared with the same months of the year before', () => {
    const previous = (text: string) => printPeriod(previousPeriod(parsePeriod(text)));
    assert.equal(previous('2007-08 to Dec'), '2006-07 to Dec');
    assert.equal(previous('2007-08'), '2006-07');
    assert.equal(previous('2007-08 Q1'), '2006-07 Q4');
    assert.equal(previous('Jan 2008'), 'Dec 2007');
    assert.equal(previous('Jun 2007 to Mar 2008'), 'Aug 2006 to May 2007');
  });

  test('belongs to the financial year in which it ends, April to March', () => {
    const year = (text: string) => printPeriod(financialYearOf(parsePeriod(text)));
    assert.equal(year('Mar 2008'), '2007-08');
    assert.equal(year('Apr 2008'), '2008-09');
    assert.equal(year('2007-08 Q4'), '2007-08');
    assert.equal(year('Jan 2007 to Dec 2007'), '2007-08');
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const last = monthOf(endsOn(period));
        assert.ok(contains(financialYearOf(period), last));
      }),
    );
  });

  test('of a run that is a month, quarter, year or year to date is of that kind', () => {
    const april2007 = 2007 * 12 + 3;
    const kinds = [1, 2, 3, 4, 11, 12, 13].map(
      (n) => rangePeriod(april2007, april2007 + n - 1).kind,
    );
    assert.deepEqual(kinds, ['month', 'to date', 'quarter', 'to date', 'to date', 'year', 'range']);
    assert.equal(rangePeriod(april2007 + 1, april2007 + 12).kind, 'range');
  });

  test('is the same as another only of the same kind, though both may hold the same months', () => {
    const quarter = quarterPeriod(2007, 1);
    const toJune = toDatePeriod(2007, 3);
    assert.equal(samePeriod(quarter, toJune), false);
    assert.ok(contains(quarter, toJune) && contains(toJune, quarter));
    assert.ok(samePeriod(quarter, parsePeriod('Q1 2007-08')));
  });

  test('sorts by start, then the shorter first', () => {
    const texts = ['2008-09', '2007-08', 'Apr 2007', '2007-08 Q1', '2007-08 to Jun', 'Mar 2007'];
    const sorted = texts.map(parsePeriod).sort(comparePeriods).map(printPeriod);
    assert.deepEqual(sorted, [
      'Mar 2007',
      'Apr 2007',
      '2007-08 Q1',
      '2007-08 to Jun',
      '2007-08',
      '2008-09',
    ]);
  });

  test('that cannot be is refused', () => {
    const refused = { code: 'CALENDAR_PERIOD_INVALID' };
    assert.throws(() => monthPeriod(2008, 13), refused);
    assert.throws(() => monthPeriod(12008, 1), refused);
    assert.throws(() => quarterPeriod(2007, 0), refused);
    assert.throws(() => toDatePeriod(2007, 1.5), refused);
    assert.throws(() => rangePeriod(2008 * 12, 2007 * 12), refused);
    assert.throws(() => monthOf('2007-02-29'), { code: 'CALENDAR_DATE_INVALID' });
    assert.throws(() => monthOf('31/03/2008'), { code: 'CALENDAR_DATE_INVALID' });
  });

  test('reads back from its own text', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        assert.deepEqual(parsePeriod(printPeriod(period)), period);
      }),
      { numRuns: 1000 },
    );
  });
});
