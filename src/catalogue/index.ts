export { appliesTo } from './applies-to.ts';
export { definitionSchemas } from './definition-schemas.ts';
export { type Explanation, explainMetric } from './explain.ts';
export { findMetric, getMetric, nearestMetrics } from './find-metric.ts';
export { checkDefinitions, loadCatalogue } from './load-catalogue.ts';
export {
  type AppliesTo,
  type Catalogue,
  type Domain,
  type Metric,
  type Periodicity,
  type Polarity,
  type Range,
  type Unit,
  type Use,
  uses,
} from './metric.ts';
export { type Nothing, nothings } from './nothing.ts';
export { printValue } from './print-value.ts';
export { rangeOf } from './range.ts';
export { readValue } from './read-value.ts';
export { minus, roundHalfAway } from './rounding.ts';
export type { Reading, Stated } from './value.ts';
