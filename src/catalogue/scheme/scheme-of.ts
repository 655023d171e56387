import type { Metric } from '../metric.ts';
import type { Scheme } from './scheme.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/**
 * The scheme that a definition makes: inputs without views take those of the scheme, inputs without a title the
 * short title of their first metric.
 */
export function schemeOf(definition: SchemeDefinition, metrics: readonly Metric[]): Scheme {
  const { views: usual = [], inputs, ...same } = definition;
  return {
    ...same,
    inputs: inputs.map((input) => ({
      ...input,
      title: input.title ?? titleOf(input.metrics, metrics),
      views: input.views ?? usual,
    })),
  };
}

function titleOf([first = '']: readonly string[], metrics: readonly Metric[]): string {
  return metrics.find(({ code }) => code === first)?.shortTitle ?? first;
}
