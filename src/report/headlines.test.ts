import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PerformanceRow } from '../measure/index.ts';
import { headlineSection } from './headlines.ts';
import { measure } from './measured.ts';
import { linesOf } from './sample-report.fixture.ts';
import { sampleRow, sampleYear } from './sample-year.fixture.ts';

const peers = (...years: ReadonlyArray<readonly [string, Partial<PerformanceRow>[]]>) => ({
  id: 'areas',
  one: 'area',
  many: 'areas',
  years: years.map(([name, rows]) => sampleYear(name, rows)),
});
const met = { outturn: 95, level: 90 };
const missed = { outturn: 80, level: 90 };

describe('headlines', () => {
  test('speak of one area in the singular', () => {
    const lines = linesOf(headlineSection(peers(['Stafford', [met]]), 'Headlines'));
    assert.deepEqual(lines.slice(0, 3), [
      'The one area together had 1 level to meet: it exceeded 1.',
      'Met by the one area: 1 metric.',
      'Court reports (P02)',
    ]);
  });

  test('speak of two areas as both, and of nothing that did not happen', () => {
    const both = peers(['Stafford', [met]], ['Stoke', [missed]]);
    const lines = linesOf(headlineSection(both, 'Headlines'));
    assert.equal(
      lines[0],
      'Both areas together had 2 levels to meet: they exceeded 1 and missed 1.',
    );
    assert.equal(lines[1], 'Met by some and missed by others: 1 metric.');
    assert.equal(lines[2], 'Court reports (P02): missed by Stoke (80% against 90%)');
  });

  test('name each level where the levels differ', () => {
    const both = peers(['Stafford', [missed]], ['Stoke', [{ outturn: 50, level: 60 }]]);
    const lines = linesOf(headlineSection(both, 'Headlines'));
    assert.equal(
      lines[2],
      'Court reports (P02): Stafford (80% against 90%) and Stoke (50% against 60%)',
    );
  });

  test('say that there was no level where there was none', () => {
    const lines = linesOf(headlineSection(peers(['Stafford', [{ outturn: 5, level: null }]]), 'H'));
    assert.deepEqual(lines, [
      'The one area together had no level to meet.',
      'No level to judge by: Court reports (P02).',
    ]);
  });
});

describe('a gap', () => {
  const gapOf = (row: Partial<PerformanceRow>) => {
    const { whole, metric } = sampleRow(row);
    return measure(whole, metric, 'Stafford').gap;
  };

  test('is in points for percentages, and one point is one', () => {
    assert.equal(gapOf({ outturn: 89, level: 90 })?.size.text, '1 point');
    assert.equal(gapOf({ outturn: 92, level: 90 })?.size.text, '2 points');
    assert.equal(gapOf({ outturn: 92, level: 90 })?.signed.text, '+2');
    assert.equal(gapOf({ outturn: 89, level: 90 })?.percent?.text, '−1.1%');
  });

  test('under half a percent of the level keeps a decimal', () => {
    // 0.2 of 95 is 0.21%.
    assert.equal(gapOf({ outturn: 95.2, level: 95 })?.wholePercent?.text, '0.2%');
  });

  test('has no percentage of a level of zero', () => {
    assert.equal(gapOf({ outturn: 1, level: 0 })?.percent, undefined);
  });
});
