import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePeriod } from '../../calendar/index.ts';
import type { Metric } from '../../catalogue/index.ts';
import type { KeptFigure } from '../../commission/index.ts';
import { trendOf } from './trends.ts';

const population: Metric = {
  code: 'B04',
  title: 'Prisoners held',
  shortTitle: 'Population',
  unit: 'count',
  unitText: 'prisoners',
  decimals: 0,
  polarity: 'lower',
  periodicity: 'month',
  domain: 'population',
  appliesTo: { kinds: ['establishment'] },
  use: 'context',
  additive: true,
  era: '2007-08',
  note: '',
  source: '',
};
const position: Metric = { ...population, code: 'W01', unit: 'position', periodicity: 'quarter' };

function figure(metric: string, period: string, value: number | null): KeptFigure {
  return {
    providerId: 'sample',
    metric,
    period: parsePeriod(period),
    mentionedIn: '',
    stated: {
      value,
      text: value === null ? '..' : String(value),
      decimals: 0,
      nothing: value === null ? 'not supplied' : null,
    },
    place: { sheet: null, row: 2, column: 'E' },
    note: null,
    revisionId: 1,
    batchId: 1,
    fileName: 'sample.csv',
    recordedBy: 'test',
    recordedAt: '2026-01-01T00:00:00.000Z',
  };
}

function periodsOf(metric: Metric, figures: KeptFigure[]): string[] | undefined {
  const chart = trendOf(metric, 'sample', figures, []);
  return chart?.table.rows.map(([period, value]) => `${period?.text}: ${value?.text}`);
}

describe('trends', () => {
  test('run from the first period to the last, with a gap where one is missing', () => {
    const months = ['Jan 2011', 'Feb 2011', 'Apr 2011'].map((month, index) =>
      figure('B04', month, 100 + index),
    );
    assert.deepEqual(periodsOf(population, months), [
      'Jan 2011: 100',
      'Feb 2011: 101',
      'Mar 2011: not supplied',
      'Apr 2011: 102',
    ]);
  });

  test('are not drawn of two figures, nor of figures with mostly gaps between them', () => {
    const two = [figure('B04', 'Jan 2011', 1), figure('B04', 'Feb 2011', 2)];
    assert.equal(periodsOf(population, two), undefined);
    const sparse = ['Jan 2011', 'Jun 2019', 'Dec 2024'].map((month) => figure('B04', month, 1));
    assert.equal(periodsOf(population, sparse), undefined);
  });

  test('two positions on the scorecard are shown, the first place at the top', () => {
    const chart = trendOf(
      position,
      'sample',
      [figure('W01', '2006-07 Q4', 93), figure('W01', '2007-08 Q4', 111)],
      [],
    );
    assert.equal(chart?.table.rows.length, 5);
    const heights = [...(chart?.svg ?? '').matchAll(/<circle[^>]*cy="([\d.]+)"/g)].map(
      ([, height]) => Number(height),
    );
    assert.equal(heights.length, 2);
    assert.ok((heights[0] ?? 0) < (heights[1] ?? 0), 'position 93 is higher up than 111');
  });

  test('figures of other periods and kinds of nothing do not count', () => {
    const figures = [
      figure('B04', '2010-11', 1),
      figure('B04', 'Jan 2011', null),
      figure('B04', 'Feb 2011', 2),
      figure('B04', 'Mar 2011', 3),
    ];
    assert.equal(periodsOf(population, figures), undefined);
  });
});
