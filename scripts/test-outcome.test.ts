import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { complaints, count, emptyOutcome, printCounts, printSkips } from './test-outcome.ts';

const passing = { name: 'a', failed: false, suite: false };
const failing = { name: 'b', failed: true, suite: false };

function outcomeOf(...reports: Parameters<typeof count>[1][]): ReturnType<typeof emptyOutcome> {
  const outcome = emptyOutcome();
  for (const report of reports) count(outcome, report);
  return outcome;
}

describe('the outcome of a test run', () => {
  test('counts tests and leaves out the suites that hold them', () => {
    const outcome = outcomeOf(passing, passing, failing, { ...passing, suite: true });
    assert.equal(printCounts(outcome), '2 passed, 1 failed');
    assert.deepEqual(complaints(outcome, false), ['1 failed.']);
  });

  test('counts a suite that fails by itself but not one that fails through its tests', () => {
    const own = { ...failing, suite: true };
    assert.equal(printCounts(outcomeOf(own)), '0 passed, 1 failed');
    assert.equal(
      printCounts(outcomeOf(failing, { ...own, inherited: true })),
      '0 passed, 1 failed',
    );
  });

  test('refuses a run in which no test ran, even when some were skipped', () => {
    assert.deepEqual(complaints(outcomeOf({ ...passing, skip: 'needs a browser' }), false), [
      'No test ran.',
    ]);
  });

  test('tells each reason for skipping with its number', () => {
    const skip = 'needs a browser';
    const outcome = outcomeOf(passing, { ...passing, skip }, { ...passing, skip });
    assert.deepEqual(printSkips(outcome), ['Skipped 2: needs a browser']);
    assert.equal(printCounts(outcome), '1 passed, 0 failed, 2 skipped');
  });

  test('refuses skips for want of an engine or browser on demand, and them alone', () => {
    const wanting = outcomeOf(passing, { ...passing, skip: 'needs PostgreSQL' });
    const optional = outcomeOf(passing, { ...passing, skip: 'needs ../shared, which is absent' });
    assert.deepEqual(complaints(wanting, false), []);
    assert.equal(complaints(wanting, true).length, 1);
    assert.deepEqual(complaints(optional, true), []);
  });
});
