export { appliesTo } from './applies-to.ts';
export {
  type Condition,
  type DateComparison,
  fieldsOfCondition,
  type NumberComparison,
} from './condition.ts';
export type { DateTerm } from './date-term.ts';
export { definitionSchemas } from './definition-schemas.ts';
export { evaluateFormula, type FormulaResult } from './evaluate-formula.ts';
export { add, type Exact, exactOf, multiply, type Quantity, toNumber } from './exact.ts';
export { explainMetric } from './explain.ts';
export type { Explanation } from './explanation.ts';
export { findRecordType, findTally, getRecordType, getTally } from './find-declared.ts';
export { findMetric, getMetric, nearestMetrics } from './find-metric.ts';
export {
  type Among,
  type Example,
  type Formula,
  metricsOf,
  operandsOf,
  talliesOf,
} from './formula.ts';
export { formulaWords } from './formula-words.ts';
export { judge } from './judge.ts';
export { loadCatalogue } from './load-catalogue.ts';
export {
  type Catalogue,
  type Domain,
  emptyCatalogue,
  type Metric,
  type Periodicity,
  type Use,
  uses,
} from './metric.ts';
export { nearest } from './nearest.ts';
export { type Nothing, nothings } from './nothing.ts';
export { printValue } from './print-value.ts';
export { readValue } from './read-value.ts';
export {
  type Breakdown,
  breakdownField,
  type Field,
  type FieldKind,
  type RecordType,
} from './record-type.ts';
export type { RecordValue, RecordValues } from './record-value.ts';
export { minus, roundHalfAway } from './rounding.ts';
export { type CountedDefinition, readStoredMetric, readStoredTally } from './stored-definition.ts';
export type { Amount, Tally } from './tally.ts';
export { explainTally } from './tally-words.ts';
export type { Reading, Stated } from './value.ts';
