import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { YearQuestion } from './forecast/year-question.ts';
import { amountYear, eventYear, partYear } from './year-end.fixture.ts';
import { yearEndOf } from './year-end.ts';
import { yearEndSentence } from './year-end-words.ts';

function said(question: YearQuestion): string {
  const end = yearEndOf(question);
  assert.ok(end);
  const print = (value: number | null | undefined) =>
    typeof value === 'number' ? String(Number(value.toFixed(1))) : '';
  return yearEndSentence(question, end, {
    ...{ year: '2014-15', toDate: print(question.toDate.value), level: print(question.level) },
    ...{ forecast: print(end.forecast), needed: print(end.needed?.value) },
    ...{ lower: print(end.between?.lower), upper: print(end.between?.upper) },
  });
}

const counts = [3, 2, 4, 1, 4, 2];

describe('of a year end is said', () => {
  test('where it ends, how sure that is, and what the level takes', () => {
    assert.equal(
      said(eventYear(counts, { level: 34 })),
      'As it has gone so far, 2014-15 ends at 32, and 95 times of 100 between 23 and 45. The level of 34 may be met or missed. To end on 34 takes at least 3 a month in the 6 months that are left, which 3 of 6 months had so far.',
    );
  });

  test('that a level is very likely to be met or missed, whichever way is better', () => {
    const verdict = (level: number, polarity: 'higher' | 'lower') =>
      / (met|missed)\./.exec(said(eventYear(counts, { level, polarity })))?.[1];
    assert.deepEqual([verdict(23, 'higher'), verdict(46, 'higher')], ['met', 'missed']);
    assert.deepEqual([verdict(45, 'lower'), verdict(22, 'lower')], ['met', 'missed']);
  });

  test('that a level is met, or can no longer be', () => {
    assert.match(
      said(eventYear(counts, { level: 10 })),
      /45\. The level of 10 is met whatever comes\.$/,
    );
    const late = eventYear(counts, { level: 10, polarity: 'lower' });
    assert.match(said(late), /45\. The level of 10 can no longer be met\.$/);
  });

  test('of a share what it must be in what is left', () => {
    const months = Array.from({ length: 11 }, () => [30, 40] as const);
    // 76% of 480 are 364.8, and 330 were had: 34.8 of 40.
    assert.match(
      said(partYear(months, { level: 76 })),
      /To end on 76 takes at least 87 in the month that is left, which no month has had so far\.$/,
    );
    assert.match(said(partYear(months, { level: 75 })), /which every month has had so far\.$/);
  });

  test('nothing of likelihood where the level is a target to be on, or none is known', () => {
    const target = said(eventYear(counts, { level: 34, polarity: 'on target' }));
    assert.match(
      target,
      /45\. To end on 34 takes exactly 3 a month in the 6 months that are left\.$/,
    );
    assert.match(said(eventYear(counts)), /45\. No level is known\.$/);
  });

  test('that how sure it is cannot be given', () => {
    assert.equal(
      said(eventYear([3, 3], { chance: 'none' })),
      'As it has gone so far, 2014-15 ends at 36; how sure that is cannot be given. No level is known.',
    );
  });

  test('that it follows earlier years, stands, or is over', () => {
    const earlier = [counts, counts].map((half) =>
      [...half, ...half].map((top) => ({ value: top, top, bottom: null })),
    );
    assert.match(
      said(eventYear(counts, { earlier })),
      /^As earlier years went, 2014-15 ends at 32/,
    );
    const latest = amountYear([4, 4], 'stands', { growth: 'latest', level: 5 });
    assert.equal(said(latest), 'It stands at 4 until another is known, where 5 was agreed.');
    const over = eventYear([...counts, ...counts], { level: 30 });
    assert.equal(said(over), '2014-15 is over: it came to 32, where 30 was agreed.');
  });
});
