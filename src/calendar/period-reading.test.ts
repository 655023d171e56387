import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { GatehouseError } from '../errors.ts';
import { contains, describePeriod, findPeriod, parsePeriod, printPeriod } from './index.ts';

const readings: [canonical: string, written: string[]][] = [
  ['2007-08', ['2007-08', '2007/08', '2007-2008', '2007/2008', '2007–08', ' 2007-08 ']],
  ['1999-00', ['1999-00', '1999/2000']],
  ['2007-08 Q4', ['2007-08 Q4', '2007/08 Q4', 'Q4 2007-08', 'q4 2007/08', '2007-08Q4']],
  ['2007-08 Q4', ['Quarter 4 2007-08', 'Q4, 2007-2008', 'quarter 4 of 2007/08']],
  ['Mar 2008', ['Mar 2008', 'March 2008', '2008-03', 'Mar-08', '03/2008', '3/2008', 'MARCH 2008']],
  ['Sep 2007', ['Sept 2007', 'Sep 07', '2007-09', 'September-2007']],
  ['2007-08 to Dec', ['2007-08 to Dec', '2007/08 to December', 'Apr 2007 to Dec 2007']],
  ['2007-08 to Dec', ['April to December 2007']],
  ['2007-08', ['April 2007 to March 2008', 'Apr-07 - Mar-08']],
  [
    'Jun 2007 to Mar 2008',
    ['Jun 2007 to Mar 2008', 'June 2007 - March 2008', '2007-06 to 2008-03'],
  ],
];

function refusal(text: string): string {
  try {
    parsePeriod(text);
  } catch (error) {
    assert.ok(error instanceof GatehouseError);
    assert.equal(error.code, 'CALENDAR_PERIOD_UNREADABLE');
    return error.message;
  }
  return assert.fail(`'${text}' was read`);
}

describe('reading a period', () => {
  for (const [canonical, written] of readings) {
    test(`takes ${written.map((text) => `'${text}'`).join(', ')} as ${canonical}`, () => {
      for (const text of written) assert.equal(printPeriod(parsePeriod(text)), canonical, text);
    });
  }

  test("takes '2007-08' for the financial year and '2007-09' for a month", () => {
    assert.equal(parsePeriod('2007-08').kind, 'year');
    assert.equal(parsePeriod('2007-09').kind, 'month');
  });

  test('refuses a single year and says which two years to write', () => {
    assert.match(refusal('Q1 2007'), /'2007-08 Q1' for April to June 2007/);
    assert.match(refusal('Q1 2007'), /'2006-07 Q1' for April to June 2006/);
    assert.match(refusal('Q1 2007'), /'2006-07 Q4' for January to March 2007/);
    assert.match(refusal('2007 Q3'), /'2007-08 Q3' for October to December 2007/);
    assert.match(refusal('2007'), /'2007-08' for April 2007 to March 2008/);
  });

  test('refuses what is no period and shows what to write', () => {
    assert.match(refusal('2007/09'), /09 does not follow 2007/);
    assert.match(refusal('2007-13'), /neither a financial year .* nor a month/);
    assert.match(refusal('2008-03-31'), /looks like one day/);
    const others = ['', 'soon', '2007-08 Q5', 'Mar 2008 to Jan 2008', 'Smarch 2008', '13/2008'];
    for (const text of others) assert.match(refusal(text), /Write '2007-08', '2007-08 Q4'/, text);
    assert.ok(refusal('x'.repeat(100_000)).length < 300);
  });

  test('finds nothing where parsing would refuse', () => {
    assert.equal(findPeriod('soon'), undefined);
    assert.equal(findPeriod('Q1 2007'), undefined);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = findPeriod(text);
        if (found) assert.deepEqual(parsePeriod(text), found);
        else refusal(text);
      }),
    );
  });
});

describe('describing a period', () => {
  test('says the months, and the year once where one is enough', () => {
    const said = (text: string) => describePeriod(parsePeriod(text));
    assert.equal(said('2007-08'), 'April 2007 to March 2008');
    assert.equal(said('2007-08 Q4'), 'January to March 2008');
    assert.equal(said('2007-08 to Dec'), 'April to December 2007');
    assert.equal(said('Mar 2008'), 'March 2008');
    assert.equal(said('Jun 2007 to Mar 2008'), 'June 2007 to March 2008');
  });

  test('gives text that reads back as the same months', () => {
    const year = fc.integer({ min: 1910, max: 2190 });
    const month = fc.integer({ min: 0, max: 11 });
    fc.assert(
      fc.property(year, month, fc.integer({ min: 1, max: 40 }), (y, m, months) => {
        const period = { kind: 'range', first: y * 12 + m, months } as const;
        const read = parsePeriod(describePeriod(period));
        assert.ok(contains(read, period) && contains(period, read));
      }),
    );
  });
});
