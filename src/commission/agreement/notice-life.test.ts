import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Answered, monthOfYear, noticeOf } from './agreement-file.fixture.ts';
import { annex, stafford } from './annex.fixture.ts';
import type { Change } from './change.ts';
import { comesAfter, noticeProblems, noticeStatus, overlaps } from './notice-life.ts';

const places: Change = {
  kind: 'cell',
  at: { table: 'industries', row: 'workshop-1', column: 'places' },
  before: '50',
  after: '48',
};
const hours: Change = { ...places, at: { ...places.at, column: 'hours' }, before: '28:15' };
const closed: Change = { kind: 'row removed', table: 'industries', row: 'workshop-1', cells: {} };
const day = '2014-06-10';

describe('a notice', () => {
  const status = (...answers: Answered[]) => {
    const { status: word, agreedBy } = noticeStatus(noticeOf({ answers }));
    return [word, ...agreedBy];
  };

  test('is agreed when the other party agrees, since proposing it was agreeing', () => {
    assert.deepEqual(status(), ['open', 'provider']);
    assert.deepEqual(status(['provider', 'proposed', day], ['provider', 'agreed', day]), [
      'open',
      'provider',
    ]);
    assert.deepEqual(status(['commissioner', 'agreed', day]), [
      'agreed',
      'provider',
      'commissioner',
    ]);
  });

  test('is rejected by the other party, or withdrawn by the one that proposed it', () => {
    assert.equal(status(['commissioner', 'rejected', day])[0], 'rejected');
    assert.equal(status(['provider', 'rejected', day])[0], 'open');
    assert.equal(status(['provider', 'withdrawn', day])[0], 'withdrawn');
    assert.equal(status(['commissioner', 'withdrawn', day])[0], 'open');
  });

  test('stays as it was settled', () => {
    const settled = ['agreed', 'rejected', 'withdrawn'];
    const kind = fc.constantFrom('proposed', 'agreed', 'rejected', 'withdrawn', 'ordered');
    const answer = fc.tuple(fc.constantFrom('provider', 'commissioner'), kind, fc.constant(day));
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 8 }), (answers) => {
        const words = answers.map((_, index) => status(...answers.slice(0, index + 1))[0] ?? '');
        const first = words.findIndex((word) => settled.includes(word));
        if (first >= 0) assert.equal(new Set(words.slice(first)).size, 1);
      }),
    );
  });

  test('comes after the notice behind which it was ordered last, also by way of others', () => {
    const after = (number: number, ...others: number[]) =>
      noticeOf({ number, answers: others.map((other) => ['provider', 'ordered', day, other]) });
    const notices = [after(1), after(2, 3, 1), after(3, 2)];
    assert.equal(noticeStatus(after(2, 3, 1)).after, 1);
    assert.equal(comesAfter(notices, 3, 1), true);
    assert.equal(comesAfter(notices, 1, 3), false);
    assert.equal(comesAfter([after(1, 2), after(2, 1)], 1, 3), false);
  });
});

describe('overlapping notices', () => {
  const one = noticeOf({ number: 1, changes: [places] });
  const at = 'industries/workshop-1/places';

  test('are open ones that touch the same cell', () => {
    const same = noticeOf({ number: 2, changes: [{ ...places, after: '40' }, hours] });
    const elsewhere = noticeOf({
      number: 3,
      changes: [{ ...places, at: { ...places.at, row: 'workshop-2' } }],
    });
    assert.deepEqual(overlaps([elsewhere, same, one]), [{ notice: 1, other: 2, at: [at] }]);
    const rejected = noticeOf({
      number: 2,
      changes: [places],
      answers: [['commissioner', 'rejected', day]],
    });
    assert.deepEqual(overlaps([one, rejected]), []);
  });

  test('are those that touch a cell of a row that the other takes out', () => {
    const out = noticeOf({ number: 2, changes: [closed] });
    assert.deepEqual(overlaps([one, out]), [{ notice: 1, other: 2, at: [at] }]);
    const again = noticeOf({ number: 3, changes: [closed] });
    assert.deepEqual(overlaps([out, again]), [
      { notice: 2, other: 3, at: ['industries/workshop-1'] },
    ]);
  });

  test('are settled by ordering one behind the other', () => {
    const behind = noticeOf({
      number: 2,
      changes: [places],
      answers: [['provider', 'ordered', day, 1]],
    });
    assert.deepEqual(overlaps([one, behind]), []);
  });
});

describe('what is wrong with a notice', () => {
  const agreement = { startsOn: '2014-04-01', endsOn: '2015-03-31' };
  const problems = (
    given: { effective?: number; changes?: readonly Change[]; reason?: string },
    lockedMonths: readonly number[] = [],
  ) => {
    const notice = { ...noticeOf({ changes: [places] }), ...given };
    return noticeProblems(annex, stafford, notice, { agreement, lockedMonths }).map(
      ({ message, place }) => `${place?.path}: ${message}`,
    );
  };

  test('is nothing for a change with a reason from a month of the term', () => {
    assert.deepEqual(problems({}), []);
    assert.deepEqual(problems({ effective: monthOfYear(0) }), []);
    assert.deepEqual(problems({ effective: monthOfYear(11) }), []);
  });

  test('is a month before commencement, after the end, or locked', () => {
    assert.deepEqual(problems({ effective: monthOfYear(-1) }), [
      'effective: Mar 2014 is before the commencement. Choose a month from Apr 2014 to Mar 2015.',
    ]);
    assert.deepEqual(problems({ effective: monthOfYear(12) }, [monthOfYear(1)]), [
      'effective: Apr 2015 is after the end of the agreement. Choose a month from Jun 2014 to Mar 2015.',
    ]);
    assert.deepEqual(problems({ effective: monthOfYear(2) }, [monthOfYear(2), monthOfYear(1)]), [
      'effective: The figures up to Jun 2014 are locked, so nothing can change in Jun 2014. Choose a month from Jul 2014 to Mar 2015.',
    ]);
    assert.deepEqual(problems({ effective: monthOfYear(3) }, [monthOfYear(2)]), []);
    assert.match(
      problems({}, [monthOfYear(11)])[0] ?? '',
      /No month of the term is left to change/,
    );
  });

  test('is a level of a month before the effective one; quarters and total may change', () => {
    const level = (column: string, before = ''): Change => ({
      kind: 'cell',
      at: { table: 'levels', row: 'CU019.level', column },
      before,
      after: '30',
    });
    assert.deepEqual(
      problems({ changes: [level('sep'), level('oct'), level('q1'), level('total', '34')] }),
      [
        'levels/CU019.level/sep: Sep 2014 is before Oct 2014, from which the notice holds, and stays as it is. Take this change out, or choose an earlier month.',
      ],
    );
  });

  test('is a change that changes nothing, and a missing reason', () => {
    const nothing = 'changes: The notice changes nothing. Change at least one cell or row.';
    assert.deepEqual(problems({ changes: [] }), [nothing]);
    assert.deepEqual(problems({ changes: [{ ...places, after: '50' }], reason: ' ' }), [
      'reason: Give the reason for the change.',
      nothing,
    ]);
  });
});
