import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { monthsOf, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { controlChartOf } from './control-chart.ts';
import type { ControlChartQuestion } from './drawn-chart.ts';

/** What is said of values in the months from January 2007. */
function said(values: readonly number[], more: Partial<ControlChartQuestion> = {}): string {
  const months = monthsOf(parsePeriod('Jan 2007 to Dec 2009')).map(printPeriod);
  const points = values.map((value, at) => ({ period: months[at] ?? '', value }));
  return controlChartOf({
    ...{ kind: 'xmr', per: 1, points, polarity: 'lower', print: (value) => value.toFixed(1) },
    ...more,
  }).sentence;
}

const calm = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13];

describe('one sentence says', () => {
  test('that nothing is out of the ordinary, and what is usual', () => {
    // Steps 2, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2 are 21 over 11; 2.66 × 21 / 11 = 5.08 either side of 11.5.
    assert.equal(
      said(calm),
      'Nothing here is out of the ordinary: the months go up and down as chance has it, and anything between 6.4 and 16.6 is usual.',
    );
  });

  test('since when it has been better or worse', () => {
    const fallen = [...calm, ...calm.slice(0, 8).map((value) => value - 8)];
    // 138 + (92 − 64) = 166 over 20 is 8.3.
    assert.equal(
      said(fallen),
      'Since January 2008 it has been better than before: 8 months in a row lie below the mean of 8.3.',
    );
    assert.match(
      said(fallen, { polarity: 'higher' }),
      /^Since January 2008 it has been worse than/,
    );
    assert.match(said(fallen, { polarity: 'on target' }), /^Since January 2008 it has been lower/);
  });

  test('that the last month stands out', () => {
    // Steps 21 + 17 = 38 over 12: 2.66 × 38 / 12 = 8.42 either side of 168 / 13 = 12.92.
    assert.equal(
      said([...calm, 30]),
      'January 2008 stands out as worse: 30.0, where 4.5 to 21.3 would be usual.',
    );
  });

  test('that an earlier month stood out, and how many did', () => {
    const once = [...calm, 40, ...calm];
    assert.equal(said(once), 'The latest months are as usual; January 2008 stood out as worse.');
    // The steps are 25 of 3, two of 17 and two of 20: 149 over 29. The mean is (14 × 23 + 60) / 30 = 12.7, and 13.7 above
    // it is the limit.
    const even = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 10 : 13));
    assert.equal(
      said([...even, 30, ...even, 30, ...even.slice(0, 4)]),
      'The latest months are as usual; February 2009 stood out as worse. 1 earlier month is marked too.',
    );
  });

  test('that it goes one way', () => {
    const rising = [12, 9, 14, 10, 13, 9, 14, 8, 9, 10, 11, 12, 13];
    assert.equal(
      said(rising),
      'It has become worse month by month since August 2007: 6 months in a row.',
    );
  });

  test('that figures lie too close', () => {
    const flat = [
      10,
      30,
      8,
      ...Array.from({ length: 15 }, (_, at) => (at % 2 === 0 ? 15.9 : 16.1)),
    ];
    assert.match(
      said(flat),
      /closer to the mean than chance would have them: ask how they are made/,
    );
  });

  test('that too little is known since a change, and what stood out before it', () => {
    const marks = [{ period: 'Jan 2008', words: 'A new wing.' }];
    assert.equal(
      said([...calm, 20, 21], { marks }),
      'Since January 2008 too little is known. There are no limits: 2 months are known, and with fewer than 6 nobody can tell what is usual.',
    );
  });
});
