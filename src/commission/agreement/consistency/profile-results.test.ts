import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  cellsOf,
  checked,
  levelsTable,
  metricOf,
  resultOf,
  templateOf,
} from './sample-template.fixture.ts';

describe('the months of a level', () => {
  const months = [
    'apr',
    'may',
    'jun',
    'jul',
    'aug',
    'sep',
    'oct',
    'nov',
    'dec',
    'jan',
    'feb',
    'mar',
  ];
  const counted = metricOf({ code: 'C1', additive: true });
  const percent = metricOf({ code: 'P1', unit: 'percent', unitText: '%', decimals: 2 });
  const places = metricOf({ code: 'S1', unit: 'places', additive: true });
  const hours = metricOf({
    ...{ code: 'H1', unit: 'hours', unitText: 'hours', decimals: 2 },
    formula: { kind: 'sum', top: { tally: 'hours-in-industry' }, annual: false },
  });
  const rated = metricOf({ code: 'R1', unit: 'rating', choices: ['Poor', 'Good'] });
  const metrics = [counted, percent, places, hours, rated];

  function levelOf(metric: string, given: Record<string, string>) {
    const template = templateOf([levelsTable(metrics.map(({ code }) => code))]);
    const levels = { rows: [{ row: `${metric}.level`, cells: given }], totals: {} };
    return checked(template, { levels }, { metrics });
  }
  const flat = (text: string) => cellsOf(months, Array(12).fill(text));
  const outcomesOf = (metric: string, given: Record<string, string>) =>
    Object.fromEntries(levelOf(metric, given).map((one) => [one.column, one.outcome]));

  test('that add up make the total and each quarter', () => {
    // 1 to 12: 78 in all; 6, 15, 24 and 33 by quarter.
    const profile = cellsOf(
      months,
      months.map((_, at) => String(at + 1)),
    );
    const given = { ...profile, total: '78', q1: '6', q2: '15', q3: '24', q4: '34' };
    assert.deepEqual(outcomesOf('C1', given), {
      total: 'agrees',
      ...{ q1: 'agrees', q2: 'agrees', q3: 'agrees', q4: 'disagrees' },
    });
    const q4 = resultOf(levelOf('C1', given), 'profile levels/C1.level/q4');
    assert.deepEqual([q4.computed, q4.difference], ['33', '+1']);
    assert.equal(q4.explanation, 'Jan, Feb and Mar together: 10 + 11 + 12 is 33.');
  });

  test('that are hours make the total, though hours of providers are not added', () => {
    // 12 × 1,000
    const given = { ...flat('1000'), total: '12,000.00', q1: '1000' };
    const { total, q1 } = outcomesOf('H1', given);
    assert.deepEqual([total, q1], ['agrees', 'disagrees']);
  });

  test('that are percentages, all the same, are the total and the quarters too', () => {
    const given = { ...flat('90.00 %'), total: '90%', q1: '90.00 %', q2: '91.00 %' };
    assert.deepEqual(outcomesOf('P1', given), {
      ...{ total: 'agrees', q1: 'agrees', q2: 'disagrees' },
      ...{ q3: 'cannot be checked', q4: 'cannot be checked' },
    });
  });

  test('that are percentages and differ say nothing of the total', () => {
    const total = resultOf(
      levelOf('P1', { ...flat('90 %'), mar: '95 %', total: '91 %' }),
      'profile levels/P1.level/total',
    );
    assert.equal(total.outcome, 'cannot be checked');
    assert.match(total.explanation, /differs from month to month/);
  });

  test('that are places stay as they are and do not add up', () => {
    assert.equal(outcomesOf('S1', { ...flat('741'), total: '741' }).total, 'agrees');
  });

  test('that are ratings, all the same, are the total', () => {
    assert.equal(outcomesOf('R1', { ...flat('Good'), total: 'good' }).total, 'agrees');
    assert.equal(outcomesOf('R1', { ...flat('Good'), total: 'Poor' }).total, 'disagrees');
  });

  test('that are blank leave the total unchecked, and a level of which nothing is stated is passed over', () => {
    const results = levelOf('C1', { mar: '30', total: '34' });
    assert.deepEqual(
      results.map(({ column: code, explanation }) => [code, explanation]),
      [['total', 'Cannot be checked: Apr, May, Jun and 8 more are blank.']],
    );
    assert.equal(outcomesOf('C1', { mar: '34', total: '34' }).total, 'agrees');
    assert.equal(outcomesOf('C1', { mar: '35', total: '34' }).total, 'disagrees');
    assert.deepEqual(levelOf('C1', {}), []);
  });
});
