export { appliesTo } from './applies-to.ts';
export {
  type Condition,
  type DateComparison,
  fieldsOfCondition,
  type NumberComparison,
} from './condition.ts';
export { conditionWords } from './condition-words.ts';
export { type DateTerm, fieldsOfDate, type Step } from './date-term.ts';
export { definitionSchemas } from './definition-schemas.ts';
export {
  evaluateFormula,
  type FormulaResult,
  type FormulaSources,
} from './evaluate-formula.ts';
export { add, type Exact, exactOf, multiply, type Quantity, toNumber } from './exact.ts';
export { explainMetric } from './explain.ts';
export type { Explanation } from './explanation.ts';
export { findRecordType, findTally, getRecordType, getTally } from './find-declared.ts';
export { findMetric, getMetric, nearestMetrics } from './find-metric.ts';
export {
  type Among,
  type Calculation,
  type Example,
  type Formula,
  metricsOf,
  type Operand,
  operandsOf,
  talliesOf,
} from './formula.ts';
export { formulaWords } from './formula-words.ts';
export { type Judgement, judge } from './judge.ts';
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
  type Choice,
  type Field,
  type FieldKind,
  fieldKinds,
  findField,
  type RecordType,
} from './record-type.ts';
export { expectedOf, type RecordValue, type RecordValues, valueMistake } from './record-value.ts';
export { minus, roundHalfAway } from './rounding.ts';
export { runExample } from './run-example.ts';
export { type CountedDefinition, readStoredMetric, readStoredTally } from './stored-definition.ts';
export { type Amount, fieldsOfAmount, type Tally, type TallyKind } from './tally.ts';
export { type KeyedRecord, tallyRecords } from './tally-records.ts';
export { explainTally } from './tally-words.ts';
export type { Reading, Stated } from './value.ts';
export { type MonthAmount, valueOver } from './value-over.ts';
