import { join } from 'node:path';
import { loadCatalogue, type Scheme } from '../../src/catalogue/index.ts';
import { packageRoot } from '../../src/config.ts';
import type { BenchMetric } from './tallies.ts';

const everyone: Scheme['rated'] = { kinds: ['area', 'establishment'], only: [], except: [] };

/** The shipped schemes on the figures of a bench: their views, weights, domains, bands and gates. */
export function shippedSchemes(metrics: readonly BenchMetric[]): Scheme[] {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  return catalogue.schemes.map((scheme) => {
    const count = Math.min(scheme.inputs.length, metrics.length);
    return onMetrics(scheme, metrics.slice(0, count), metrics);
  });
}

/** The same, each stretched over all metrics, as if it looked at every one of them. */
export function stretchedSchemes(metrics: readonly BenchMetric[]): Scheme[] {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  return catalogue.schemes.map((scheme) => onMetrics(scheme, metrics, metrics));
}

function onMetrics(
  scheme: Scheme,
  looked: readonly BenchMetric[],
  all: readonly BenchMetric[],
): Scheme {
  const gated = all.find(({ kind }) => kind === 'events')?.code ?? '';
  return {
    ...scheme,
    rated: everyone,
    inputs: looked.flatMap(({ code }, index) => {
      const input = scheme.inputs[index % scheme.inputs.length];
      if (!input) return [];
      return [{ ...input, code, title: code, metrics: [code], weight: Math.max(1, input.weight) }];
    }),
    gates: scheme.gates.map((gate) =>
      'metrics' in gate.when
        ? { ...gate, when: { ...gate.when, metrics: [gated], number: 60 } }
        : gate,
    ),
    examples: [],
  };
}

/** Points by percent attained of the level. */
export const attainmentLine: ReadonlyArray<readonly [number, number]> = [
  [60, 0],
  [80, 40],
  [100, 70],
  [120, 100],
];

/** A plain weighted mean of how much of each level was attained, which can be written in SQL as well. */
export function plainScheme(shipped: Scheme, metrics: readonly BenchMetric[]): Scheme {
  const points = { kind: 'along' as const, points: attainmentLine };
  return {
    ...shipped,
    ...{ code: 'plain', rated: everyone, domains: [], gates: [], overQuarters: [], examples: [] },
    ...{ scale: { from: 0, to: 100 }, reportingGroups: 'apart' as const },
    rounding: { places: 1, beforeBands: true },
    overall: { of: 'inputs', rollUp: { kind: 'weighted mean' }, bands: [] },
    inputs: metrics.map(({ code }, index) => ({
      ...{ code, title: code, metrics: [code], weight: 1 + (index % 4), weights: [] },
      ...{ views: [{ measure: 'attainment', share: 100, points }], missing: 'leave out' as const },
    })),
  };
}
