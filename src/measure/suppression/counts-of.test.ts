import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Metric, SuppressionRule } from '../../catalogue/index.ts';
import { keptShare } from '../sample-visits.fixture.ts';
import { figureCounts, together } from './counts-of.ts';

const rule: SuppressionRule = {
  ...{ from: '2007-04-01', fewest: 5, zero: 'shown', note: '', source: '' },
  rates: ['numerator', 'remainder', 'denominator'],
};

/** What must stay possible of numerator and denominator; nothing where it may be shown. */
function neededOf(top: number, bottom: number | null, given = rule, metric: Metric = keptShare) {
  return figureCounts(given, metric, { top, bottom }).map(({ cell }) => cell.needed ?? 'shown');
}

const perHead: Metric = {
  ...keptShare,
  unit: 'rate',
  formula: { kind: 'mean', top: { tally: 'days' }, bottom: { tally: 'cases' }, annual: false },
};

describe('a percentage', () => {
  test('is shown where nothing in it is small, and where nobody or everybody counts', () => {
    assert.deepEqual(neededOf(5, 10), ['shown', 'shown']);
    assert.deepEqual(neededOf(0, 10), ['shown', 'shown']);
    assert.deepEqual(neededOf(10, 10), ['shown', 'shown']);
  });

  test('hides a small numerator: any of 1 to 4', () => {
    assert.deepEqual(neededOf(2, 40), [{ from: 1, to: 4 }, 'shown']);
  });

  test('hides a numerator that leaves few out: of 40, 38 might be 36 to 39, so that 1 to 4 were left', () => {
    assert.deepEqual(neededOf(38, 40), [{ from: 36, to: 39 }, 'shown']);
  });

  test('hides both ways where few count and few do not: 3 of 6', () => {
    // 1 to 4 counted, or 2 to 5, of whom 1 to 4 are left.
    assert.deepEqual(neededOf(3, 6), [{ from: 1, to: 5 }, 'shown']);
  });

  test('hides all of a small denominator, nobody and everybody as well', () => {
    assert.deepEqual(neededOf(0, 3), [
      { from: 0, to: 3 },
      { from: 1, to: 4 },
    ]);
    assert.deepEqual(neededOf(3, 3), [
      { from: 0, to: 3 },
      { from: 1, to: 4 },
    ]);
  });

  test('to one decimal would tell its numerator where the denominator is known, so it goes with it', () => {
    // 66.7% of 3 is 2 of 3 and nothing else: the denominator is small, and so is hidden with the rate.
    const [top, bottom] = neededOf(2, 3);
    assert.notEqual(top, 'shown');
    assert.notEqual(bottom, 'shown');
  });

  test('hides what the rule names and no more', () => {
    const only: SuppressionRule = { ...rule, rates: ['numerator'] };
    assert.deepEqual(neededOf(38, 40, only), ['shown', 'shown']);
    assert.deepEqual(neededOf(2, 40, only), [{ from: 1, to: 4 }, 'shown']);
  });

  test('hides nobody where the rule hides zero', () => {
    const strict: SuppressionRule = { ...rule, zero: 'hidden' };
    assert.deepEqual(neededOf(0, 40, strict), [{ from: 0, to: 4 }, 'shown']);
  });
});

describe('a mean of what is no part of its denominator', () => {
  test('goes where its denominator is small, and its sum is not told within 4', () => {
    assert.deepEqual(neededOf(50, 3, rule, perHead), [
      { from: 46, to: 54 },
      { from: 1, to: 4 },
    ]);
  });

  test('stays where neither is small, though more is on top than below', () => {
    assert.deepEqual(neededOf(50, 12, rule, perHead), ['shown', 'shown']);
  });
});

describe('one count of which two metrics speak', () => {
  test('is hidden where either hides it, and known as far as either tells', () => {
    const own = { value: 7, least: 1, most: Infinity };
    const other = { value: 7, least: 1, most: 8, needed: { from: 5, to: 8 } };
    assert.deepEqual(together(own, other), {
      value: 7,
      least: 1,
      most: 8,
      needed: { from: 5, to: 8 },
    });
  });
});
