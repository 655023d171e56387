export { numericUnits } from './agreement/table-checks.ts';
export {
  type Address,
  type AgreedTable,
  type AgreementTemplate,
  type CellUnit,
  type Check,
  type Column,
  type FixedRow,
  findAddress,
  findTable,
  formRow,
  levelMonths,
  levelQuarters,
  type MaterialDifference,
  type Party,
  parties,
  printAddress,
  type Regime,
  type RegimeCategory,
  type RowFilter,
  type RowFormula,
  type Section,
  type Severity,
  type Shape,
  severities,
  type Term,
  type Total,
  tablesOf,
} from './agreement/template.ts';
export { appliesTo } from './applies-to.ts';
export { readClock } from './clock.ts';
export {
  type Condition,
  type DateComparison,
  fieldsOfCondition,
  type NumberComparison,
} from './condition.ts';
export type { DateTerm } from './date-term.ts';
export { decimalOf, printDecimal, roundDecimal } from './decimal.ts';
export { remedyFor } from './declared.ts';
export { definitionSchemas } from './definition-schemas.ts';
export { evaluateFormula, type FormulaResult } from './evaluate-formula.ts';
export {
  add,
  divide,
  type Exact,
  exactOf,
  multiply,
  nought,
  type Quantity,
  subtract,
  toNumber,
} from './exact.ts';
export { explainMetric } from './explain.ts';
export type { Explanation } from './explanation.ts';
export { listWords } from './field-words.ts';
export {
  findRecordType,
  findTally,
  getRecordType,
  getReturnTemplate,
  getScheme,
  getTally,
  getTemplate,
  recordedTypes,
} from './find-declared.ts';
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
export type { Mistake } from './mistake.ts';
export { nearest } from './nearest.ts';
export { findNothing, type Nothing, nothings } from './nothing.ts';
export { readNumeral, takeSign } from './numeral.ts';
export { printValue } from './print-value.ts';
export { rangeOf } from './range.ts';
export { readValue } from './read-value.ts';
export {
  type Breakdown,
  breakdownField,
  type Field,
  type FieldKind,
  type RecordType,
} from './record-type.ts';
export type { RecordValue, RecordValues } from './record-value.ts';
export {
  figuresIn,
  type ReturnCheck,
  type ReturnFigure,
  type ReturnLine,
  type ReturnSeverity,
  type ReturnTemplate,
  returnedType,
  type Tolerance,
} from './return/return-template.ts';
export { returnedFields } from './return/returned-tallies.ts';
export {
  isPermission,
  type Permission,
  permissionNames,
  permissions,
} from './role/permission.ts';
export { publicRole, type Role } from './role/role.ts';
export { minus, roundHalfAway } from './rounding.ts';
export {
  type Band,
  type Baseline,
  type ComparedWith,
  type FactRule,
  type Gate,
  type GateCondition,
  type Measure,
  type MissingRule,
  measures,
  missingRules,
  type Points,
  type RollUp,
  type Scheme,
  type SchemeExample,
  type SchemeInput,
  type View,
} from './scheme/scheme.ts';
export { explainScheme } from './scheme/scheme-words.ts';
export { shapeProblems } from './shape-problem.ts';
export { type CountedDefinition, readStoredMetric, readStoredTally } from './stored-definition.ts';
export {
  findSuppressionRule,
  isSmall,
  type RatePart,
  type SuppressionRule,
} from './suppression/suppression-rule.ts';
export type { Amount, Tally } from './tally.ts';
export { explainTally } from './tally-words.ts';
export type { Reading, Stated } from './value.ts';
export { readYaml, type Step, type YamlText } from './yaml-text.ts';
