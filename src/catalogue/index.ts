export { appliesTo } from './applies-to.ts';
export { definitionSchemas } from './definition-schemas.ts';
export { explainMetric } from './explain.ts';
export { findMetric, getMetric, nearestMetrics } from './find-metric.ts';
export { loadCatalogue } from './load-catalogue.ts';
export {
  type Catalogue,
  type Domain,
  type Metric,
  type Periodicity,
  type Use,
  uses,
} from './metric.ts';
export { type Nothing, nothings } from './nothing.ts';
export { printValue } from './print-value.ts';

export { readValue } from './read-value.ts';
export { minus, roundHalfAway } from './rounding.ts';
export type { Reading, Stated } from './value.ts';
