import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  amountWords,
  changeWords,
  counted,
  ordinal,
  signedPercent,
  varianceWords,
} from './comparison-words.ts';

const percent = { unit: 'percent', unitText: '%' } as const;
const days = { unit: 'days', unitText: 'working days' } as const;
const money = { unit: 'money', unitText: '£' } as const;
const clock = { unit: 'hours', unitText: 'h m' } as const;
const count = { unit: 'count', unitText: 'awards' } as const;

describe('comparisons in words', () => {
  test('percentages differ by points, durations by days and hours, money by pounds', () => {
    assert.equal(amountWords(percent, 7.3), '7.3 points');
    assert.equal(amountWords(percent, -1), '1 point');
    assert.equal(amountWords(days, 8), '8 days');
    assert.equal(amountWords(clock, 0.55), '0h 33m');
    assert.equal(amountWords(money, -1200), '£1,200');
    assert.equal(amountWords(count, 4095), '4,095');
  });

  test('a variance says which way, and exactly on the level says so', () => {
    assert.equal(varianceWords(days, -8), '8 days worse');
    assert.equal(varianceWords(percent, 5), '5 points better');
    assert.equal(varianceWords(percent, 0), 'on the level');
    assert.equal(varianceWords(percent, null), '');
    assert.equal(changeWords(percent, 0), 'no change');
  });

  test('a share has its sign and one decimal, half away from zero', () => {
    assert.equal(signedPercent(5.25), '+5.3%');
    assert.equal(signedPercent(-91.25), '−91.3%');
    assert.equal(signedPercent(0), '0.0%');
    assert.equal(signedPercent(-0.04), '0.0%');
    assert.equal(signedPercent(null), '');
  });

  test('places are in order', () => {
    assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 101, 111].map(ordinal), [
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '101st',
      '111th',
    ]);
  });

  test('one is not many', () => {
    assert.equal(counted(1, 'level'), '1 level');
    assert.equal(counted(1234, 'level'), '1,234 levels');
  });
});
