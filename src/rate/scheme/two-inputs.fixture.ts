import { type Catalogue, emptyCatalogue, type Metric, type Scheme } from '../../catalogue/index.ts';
import type { RatedSubject } from './rated-subject.ts';

const percentage: Omit<Metric, 'code' | 'title' | 'shortTitle' | 'polarity'> = {
  ...{ unit: 'percent', unitText: '%', decimals: 1, periodicity: 'year', domain: 'regimes' },
  ...{ appliesTo: { kinds: ['establishment'] }, use: 'delivery', additive: false },
  ...{ era: '2007-08', note: '', source: '' },
};
const drugs: Metric = {
  ...percentage,
  ...{ code: 'K05', title: 'Drug tests', shortTitle: 'Drug tests', polarity: 'lower' },
};
const work: Metric = {
  ...percentage,
  ...{ code: 'K16', title: 'Work', shortTitle: 'Work', polarity: 'higher' },
};

/** A catalogue of two percentages: drug tests, of which fewer is better, and work, of which more is. */
export const twoMetrics: Catalogue = { ...emptyCatalogue, metrics: [drugs, work] };

/**
 * A scheme of two inputs that count alike. On the level is 50 points, 20% worse none and 20% better 100, so a
 * percent of the level is 2.5 points.
 */
export const twoInputs: Scheme = {
  ...{ code: 'sample', title: 'Sample', shortTitle: 'Sample', version: 1, usedIn: '2007-08' },
  ...{ note: '', official: '', source: '', examples: [] },
  rated: { kinds: ['establishment'], only: [], except: [] },
  ...{ periods: ['year'], overQuarters: [], scale: { from: 0, to: 100 }, domains: [], gates: [] },
  inputs: [drugs, work].map(({ code, title }) => ({
    ...{ code: code.toLowerCase(), title, metrics: [code], weight: 1, weights: [] },
    missing: 'leave out',
    views: [
      {
        ...{ measure: 'attainment', share: 100 },
        points: {
          kind: 'along',
          points: [
            [80, 0],
            [120, 100],
          ],
        },
      },
    ],
  })),
  overall: {
    of: 'inputs',
    rollUp: { kind: 'weighted mean' },
    bands: [
      { label: 'Poor', value: 1, from: 0, to: 50 },
      { label: 'Passable', value: 2, from: 50, to: 80 },
      { label: 'Good', value: 3, from: 80, to: 100 },
    ],
  },
  ...{ enough: 0, rounding: { places: 1, beforeBands: true }, reportingGroups: 'apart' },
  comparedWith: { by: 'comparator group', atLeast: 3, otherwise: 'everyone rated' },
};

/** A prison with these outturns of drug tests and work, against levels of 10% and 20%. */
export function prison(name: string, outturns: { drugs: number; work: number }): RatedSubject {
  const figure = (metric: Metric, outturn: number, level: number) => ({
    ...{ metric: metric.code, polarity: metric.polarity, outturn, level, previous: null },
    texts: { outturn: `${outturn}%`, level: `${level}%`, previous: '' },
  });
  return {
    ...{ id: name.toLowerCase(), name, kind: 'establishment', facts: {} },
    spans: [
      {
        ...{ period: '2007-08', weight: 1, gateFigures: new Map() },
        figures: new Map([
          ['k05', figure(drugs, outturns.drugs, 10)],
          ['k16', figure(work, outturns.work, 20)],
        ]),
      },
    ],
  };
}
