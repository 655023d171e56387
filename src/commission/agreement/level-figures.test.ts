import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { printPeriod } from '../../calendar/index.ts';
import { columnPeriods } from './level-figures.ts';

const columns = (startsOn: string, endsOn: string) =>
  columnPeriods({ startsOn, endsOn }).map(
    ({ column, period }) => `${column} ${printPeriod(period)}`,
  );

describe('the columns of a table of levels', () => {
  test('stand for the months, the quarters and the whole of a financial year', () => {
    const all = columns('2014-04-01', '2015-03-31');
    assert.equal(all.length, 17);
    assert.deepEqual(
      [all[0], all[11], ...all.slice(12)],
      [
        ...['apr Apr 2014', 'mar Mar 2015', 'total 2014-15'],
        ...['q1 2014-15 Q1', 'q2 2014-15 Q2', 'q3 2014-15 Q3', 'q4 2014-15 Q4'],
      ],
    );
  });

  test('of a term of several years stand for its first', () => {
    assert.deepEqual(columns('2014-04-01', '2017-03-31'), columns('2014-04-01', '2015-03-31'));
  });

  test('outside a term that is shorter stand for nothing, and the total for the term', () => {
    assert.deepEqual(columns('2014-10-01', '2015-03-31'), [
      ...['oct Oct 2014', 'nov Nov 2014', 'dec Dec 2014', 'jan Jan 2015', 'feb Feb 2015'],
      ...['mar Mar 2015', 'total Oct 2014 to Mar 2015', 'q3 2014-15 Q3', 'q4 2014-15 Q4'],
    ]);
    // From February to May: two months lie in the financial year in which it begins.
    assert.deepEqual(columns('2015-02-16', '2015-05-15'), [
      ...['feb Feb 2015', 'mar Mar 2015', 'total Feb 2015 to Mar 2015'],
    ]);
  });

  test('never say one period twice', () => {
    assert.deepEqual(columns('2015-01-01', '2015-03-31'), [
      ...['jan Jan 2015', 'feb Feb 2015', 'mar Mar 2015', 'q4 2014-15 Q4'],
    ]);
    assert.deepEqual(columns('2015-06-15', '2015-06-20'), ['jun Jun 2015']);
  });
});
