import type { PerformanceRow } from '../performance.ts';

/** A made-up row for tests, with what the test is about in its place. */
export function sampleRow(parts: Partial<PerformanceRow> = {}): PerformanceRow {
  return {
    provider: 'Sample',
    providerId: 'sample',
    providerKind: 'establishment',
    metric: 'T01',
    title: 'Sample of a metric',
    domain: 'sample',
    period: '2007-08',
    unit: 'count',
    outturn: 12,
    outturnText: '12',
    basis: null,
    numerator: null,
    denominator: null,
    madeOf: null,
    level: 10,
    levelText: '10',
    variance: 2,
    variancePercent: 20,
    status: 'met',
    provisional: null,
    nothing: null,
    explanation: null,
    previousPeriod: null,
    previous: null,
    change: null,
    rank: null,
    rankOf: null,
    rankGroup: null,
    outturnSource: null,
    levelSource: null,
    mentions: [],
    ...parts,
  };
}
