import type { Metric } from '../catalogue/index.ts';
import type { PerformanceRow, SourceRef } from '../measure/index.ts';
import type { ProviderYear } from './material.ts';
import { measure } from './measured.ts';

const metric: Metric = {
  code: 'P02',
  title: 'Court reports',
  shortTitle: 'Court reports',
  unit: 'percent',
  unitText: '%',
  decimals: 0,
  polarity: 'higher',
  periodicity: 'year',
  domain: 'courts',
  appliesTo: { kinds: ['area'] },
  use: 'delivery',
  additive: false,
  era: '2007-08',
  note: '',
  source: '',
};

/** A row of court reports, where more is better, with what matters to a test. */
export function sampleRow(given: Partial<PerformanceRow>): {
  whole: PerformanceRow;
  metric: Metric;
} {
  const { outturn = null, level = null } = given;
  const variance = outturn === null || level === null ? null : tenths(outturn - level);
  const status = level === null ? 'no level' : (variance ?? 0) >= 0 ? 'met' : 'missed';
  const row: PerformanceRow = {
    ...{ provider: 'Stafford', providerId: 'stafford', providerKind: 'area' },
    ...{ metric: metric.code, title: metric.title, domain: metric.domain },
    ...{ period: '2007-08', unit: metric.unit, variance, variancePercent: null },
    ...{ outturn, outturnText: outturn === null ? 'not supplied' : `${outturn}%` },
    basis: null,
    numerator: null,
    denominator: null,
    madeOf: null,
    ...{ level, levelText: level === null ? 'no target set' : `${level}%` },
    ...{ nothing: level === null ? 'no target set' : null, explanation: null },
    ...{ previousPeriod: null, previous: null, change: null },
    ...{ rank: null, rankOf: null, rankGroup: null, mentions: [], provisional: null },
    outturnSource: sourceAt(2),
    levelSource: sourceAt(3),
    status,
    ...given,
  };
  return { whole: row, metric };
}

/** An area with rows of court reports. */
export function sampleYear(
  name: string,
  rows: ReadonlyArray<Partial<PerformanceRow>>,
): ProviderYear {
  const subject = { id: name.toLowerCase(), kind: 'area', name, officialName: name } as const;
  return {
    subject,
    contracted: false,
    facts: [],
    group: undefined,
    measured: rows.map((row) => measure(sampleRow({ provider: name, ...row }).whole, metric, name)),
  };
}

function sourceAt(row: number): SourceRef {
  return {
    ...{ id: row, kind: 'published', file: 'areas.csv', sheet: null, row, column: 'D' },
    ...{ text: '', batchId: 1, recordedAt: '2026-11-02T12:00:00.000Z', note: null },
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
