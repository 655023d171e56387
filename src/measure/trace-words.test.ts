import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Formula } from '../catalogue/index.ts';
import { partText, workingOf } from './trace-words.ts';

const operands = { top: { tally: 'a' }, bottom: { tally: 'b' } };
const ratio: Formula = { kind: 'ratio', ...operands, annual: false };

describe('the working of a formula', () => {
  const parts = { top: 45, bottom: 50 };

  test('of a percentage is times a hundred, of another ratio it is not', () => {
    assert.equal(workingOf(ratio, 'percent', parts, 12), '45 ÷ 50 × 100');
    assert.equal(workingOf(ratio, 'ratio', parts, 12), '45 ÷ 50');
  });

  test('of a rate is times what it is per', () => {
    const rate: Formula = { kind: 'rate', ...operands, per: 100_000, annual: false };
    assert.equal(workingOf(rate, 'rate', { top: 2, bottom: 1234.5 }, 12), '2 ÷ 1,234.5 × 100,000');
  });

  test('is scaled to twelve months where the period is shorter', () => {
    const annual: Formula = { ...ratio, annual: true };
    assert.equal(workingOf(annual, 'percent', parts, 3), '45 ÷ 50 × 100 × 12 ÷ 3');
    assert.equal(workingOf(annual, 'percent', parts, 12), '45 ÷ 50 × 100');
    const difference: Formula = { kind: 'difference', ...operands, annual: true };
    assert.equal(workingOf(difference, 'count', parts, 6), '(45 − 50) × 12 ÷ 6');
  });

  test('of a sum is the sum, and of what is not known there is none', () => {
    const sum: Formula = { kind: 'sum', top: { tally: 'a' }, annual: false };
    assert.equal(workingOf(sum, 'count', { top: 1234, bottom: null }, 12), '1,234');
    assert.equal(workingOf(ratio, 'percent', { top: 3, bottom: null }, 12), null);
    assert.equal(workingOf(ratio, 'percent', { top: null, bottom: 3 }, 12), null);
  });

  test('keeps at most four decimals of a part', () => {
    assert.equal(partText(433.333333333333), '433.3333');
  });
});
