import type { Metric } from './metric.ts';

/** A metric for tests, with what the test is about in its place. */
export function sampleMetric(parts: Partial<Metric> = {}): Metric {
  return {
    code: 'T01',
    title: 'Sample of a metric',
    shortTitle: 'Sample',
    unit: 'count',
    unitText: '',
    decimals: 0,
    polarity: 'higher',
    periodicity: 'year',
    domain: 'sample',
    appliesTo: { kinds: ['establishment'] },
    use: 'delivery',
    additive: false,
    era: '2007-08',
    note: 'Made up for tests.',
    source: 'None',
    ...parts,
  };
}
