import { type Catalogue, findMetric, type Metric, type Scheme } from '../../catalogue/index.ts';

/** Every metric that a scheme takes figures from, for its inputs and gates. */
export function metricsOfScheme(catalogue: Catalogue, scheme: Scheme): Metric[] {
  const codes = new Set([
    ...scheme.inputs.flatMap(({ metrics }) => metrics),
    ...gateMetrics(scheme),
  ]);
  return [...codes].flatMap((code) => findMetric(catalogue, code) ?? []);
}

/** The metrics that close gates. */
export function gateMetrics({ gates }: Scheme): string[] {
  return gates.flatMap(({ when }) => ('metrics' in when ? when.metrics : []));
}
