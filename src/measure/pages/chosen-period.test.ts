import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePeriod, printPeriod } from '../../calendar/index.ts';
import type { PeriodHeld } from '../holdings.ts';
import { choosePeriod, choosePeriodOfMany, periodOptions } from './chosen-period.ts';

function held(period: string, outturns = 1): PeriodHeld {
  return { period: parsePeriod(period), outturns, levels: 0, counted: 0 };
}

const texts = (periods: Array<{ text: string; selected: boolean }>) =>
  periods.map(({ text, selected }) => (selected ? `[${text}]` : text));

test('a year to date is held where its months and quarters are', () => {
  const periods = [held('May 2014'), held('Apr 2014'), held('2014-15 Q2')];
  const whole = [held('Jun 2014'), ...periods];
  const chosen = choosePeriod('2014-15 to Sep', whole);
  assert.ok(chosen);
  assert.deepEqual(chosen.parts.map(printPeriod), [
    'Jun 2014',
    'May 2014',
    'Apr 2014',
    '2014-15 Q2',
  ]);
  assert.deepEqual(texts(periodOptions(chosen)), [
    ...['[2014-15 to Sep]', 'Jun 2014', 'May 2014', 'Apr 2014', '2014-15 Q2'],
  ]);
  const gap = choosePeriod('2014-15 to Sep', periods);
  assert.ok(gap);
  assert.deepEqual([gap.isHeld, gap.parts], [false, []]);
  assert.equal(texts(periodOptions(gap))[0], '[2014-15 to Sep (no figures)]');
});

test('a month is not held because its quarter is', () => {
  assert.equal(choosePeriod('Apr 2014', [held('2014-15 Q1')])?.isHeld, false);
});

test('a period that is held is its only part, and stands once among the options', () => {
  const chosen = choosePeriod('2014-15 Q1', [held('2014-15 Q1'), held('Apr 2014')]);
  assert.ok(chosen);
  assert.deepEqual(chosen.parts.map(printPeriod), ['2014-15 Q1']);
  assert.deepEqual(texts(periodOptions(chosen)), ['[2014-15 Q1]', 'Apr 2014']);
});

test('unasked, one provider is shown in its latest period and many in the latest of most of them', () => {
  const periods = [held('2014-15', 9), held('2007-08', 400)];
  assert.equal(choosePeriod(undefined, periods)?.text, '2014-15');
  assert.equal(choosePeriodOfMany(undefined, periods)?.text, '2007-08');
  assert.equal(choosePeriodOfMany('2014-15', periods)?.text, '2014-15');
  assert.equal(
    choosePeriodOfMany(undefined, [held('2014-15', 40), held('2007-08', 400)])?.text,
    '2014-15',
  );
  assert.equal(choosePeriodOfMany(undefined, []), undefined);
});
