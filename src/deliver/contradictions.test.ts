import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { KeptFigure, StatedFigure } from '../commission/index.ts';
import { percent, statedFigure } from '../commission/stated-figure.fixture.ts';
import { findContradictions } from './contradictions.ts';
import type { FiledFinding } from './proposal.ts';

type Stated = StatedFigure['stated'];
type Given = { providerId?: string; metric?: string; period?: string };

function keptFigure(stated: Stated, given: Given & { mentionedIn?: string } = {}): KeptFigure {
  const figure = statedFigure({ ...given, stated });
  const kept = { revisionId: 7, batchId: 3, fileName: 'report.csv', recordedBy: 'test' };
  return { ...figure, ...kept, recordedAt: '2026-11-02T12:00:00.000Z' };
}

function compare(mentioned: Stated, stated: Stated, given: Given = {}): FiledFinding[] {
  const mention = keptFigure(mentioned, { mentionedIn: 'headlines' });
  return findContradictions([mention], [keptFigure(stated, given)]);
}

const decimal = (value: number, decimals: number): Stated => ({
  ...{ value, decimals, nothing: null },
  text: `${value.toFixed(decimals)}%`,
});
const word = (choice: string): Stated => ({
  ...{ value: null, decimals: 0, nothing: null },
  ...{ text: choice.toLowerCase(), choice },
});
const absent = (nothing: 'not supplied' | 'suppressed'): Stated => ({
  ...{ value: null, text: '', decimals: 0, nothing },
});

describe('a figure that its source states once more', () => {
  test('is found where it is stated otherwise, with both figures and where they stand', () => {
    assert.deepEqual(compare(percent(92), percent(93)), [
      {
        ...{ rule: 'stated otherwise elsewhere', providerId: 'staffordshire', metric: 'P01' },
        ...{ period: '2007-08', place: { sheet: null, row: 2, column: 'E' } },
        ...{ stated: '92%', computed: '93%', difference: -1 },
        explanation:
          '92% is stated here: headlines. 93% is stated here: report.csv, row 2, column E.',
        ...{ batchId: 3, fileName: 'report.csv', revisionId: 7 },
      },
    ]);
  });

  test('agrees when it is the same, or is what the other rounds to', () => {
    assert.deepEqual(compare(percent(95), percent(95)), []);
    assert.deepEqual(compare(percent(13), decimal(12.8, 1)), []);
    assert.deepEqual(compare(decimal(12.84, 2), decimal(12.8, 1)), []);
    assert.deepEqual(compare(percent(13), decimal(12.5, 1)), []);
    assert.equal(compare(decimal(12.85, 2), decimal(12.8, 1)).length, 1);
    assert.equal(compare(percent(12), decimal(12.5, 1)).length, 1);
  });

  test('has its difference worked out exactly', () => {
    assert.equal(compare(decimal(0.3, 1), decimal(0.1, 1))[0]?.difference, 0.2);
    assert.equal(compare(decimal(13.31, 2), decimal(12.8, 1))[0]?.difference, 0.51);
  });

  test('agrees by its word where it has no number', () => {
    assert.deepEqual(compare(word('Good'), word('Good')), []);
    const [finding] = compare(word('Good'), word('Poor'));
    assert.deepEqual(
      [finding?.stated, finding?.computed, finding?.difference],
      ['good', 'poor', null],
    );
  });

  test('does not agree with nothing, nor one kind of nothing with another', () => {
    assert.equal(compare(percent(95), absent('not supplied')).length, 1);
    const [finding] = compare(absent('suppressed'), absent('not supplied'));
    assert.deepEqual([finding?.stated, finding?.computed], ['suppressed', 'not supplied']);
    assert.deepEqual(compare(absent('suppressed'), absent('suppressed')), []);
  });

  test('is compared with the figure of the same provider, metric and period alone', () => {
    assert.deepEqual(compare(percent(92), percent(93), { providerId: 'stafford' }), []);
    assert.deepEqual(compare(percent(92), percent(93), { metric: 'P02' }), []);
    assert.deepEqual(compare(percent(92), percent(93), { period: '2007-08 Q4' }), []);
  });
});
