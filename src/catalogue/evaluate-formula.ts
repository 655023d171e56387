import {
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
import type { Among, Formula, Operand } from './formula.ts';
import type { Metric } from './metric.ts';

/** What a formula needs to be worked out. */
export type FormulaSources = {
  /** What a tally comes to over the period, among providers that fit all of these facts; null when not known. */
  valueOf: (tally: string, among: readonly Among[]) => Quantity | null;
  /** A metric by its code, for a formula that refers to one. */
  findMetric: (code: string) => Pick<Metric, 'formula' | 'unit' | 'title'> | undefined;
  /** The length of the period. */
  months: number;
  /** What a tally is called in a reason; its code when it is left out. */
  titleOf?: ((tally: string) => string) | undefined;
};

/** What a formula gives; without an outturn, the reason in words. */
export type FormulaResult = {
  outturn: number | null;
  top: number | null;
  /** Null also for a formula that has none. */
  bottom: number | null;
  reason: string | null;
};

type Known = { value: Exact } | { reason: string };

/**
 * The outturn of a metric's formula, unrounded but for the 15 digits that a number keeps. A part that is not
 * known or a division by nought gives none, with the reason.
 */
export function evaluateFormula(
  formula: Formula,
  unit: Metric['unit'],
  sources: FormulaSources,
): FormulaResult {
  const among = formula.among ? [formula.among] : [];
  const { top, bottom, result } = workOut(formula, unit, sources, among);
  return {
    outturn: numberIn(result),
    top: numberIn(top),
    bottom: bottom ? numberIn(bottom) : null,
    reason: 'reason' in result ? result.reason : null,
  };
}

function numberIn(known: Known): number | null {
  return 'value' in known ? toNumber(known.value) : null;
}

function workOut(
  formula: Formula,
  unit: Metric['unit'],
  sources: FormulaSources,
  among: readonly Among[],
): { top: Known; bottom?: Known; result: Known } {
  const top = operandValue(formula.top, sources, among);
  if (!('bottom' in formula)) return { top, result: scaled(top, formula, unit, sources) };
  const bottom = operandValue(formula.bottom, sources, among);
  const together = combine(formula, top, bottom, sources);
  return { top, bottom, result: scaled(together, formula, unit, sources) };
}

function combine(
  formula: Extract<Formula, { bottom: Operand }>,
  top: Known,
  bottom: Known,
  sources: FormulaSources,
): Known {
  if ('reason' in top) return top;
  if ('reason' in bottom) return bottom;
  if (formula.kind === 'difference') return { value: subtract(top.value, bottom.value) };
  const value = divide(top.value, bottom.value);
  if (value) return { value };
  return {
    reason: `${operandTitle(formula.bottom, sources)} comes to 0, so there is nothing to divide by`,
  };
}

/** Times 100 for a percentage, times what a rate is per, and to twelve months. */
function scaled(
  known: Known,
  formula: Formula,
  unit: Metric['unit'],
  { months }: FormulaSources,
): Known {
  if ('reason' in known) return known;
  let { value } = known;
  if (formula.kind === 'ratio' && unit === 'percent') value = multiply(value, exactOf(100));
  if (formula.kind === 'rate') value = multiply(value, exactOf(formula.per));
  if (formula.annual) value = multiply(value, { top: 12n, bottom: BigInt(months) });
  return { value };
}

function operandValue(operand: Operand, sources: FormulaSources, among: readonly Among[]): Known {
  if ('sum' in operand) {
    return operand.sum.reduce<Known>(
      (sum, part) => {
        if ('reason' in sum) return sum;
        const known = operandValue(part, sources, among);
        return 'reason' in known ? known : { value: add(sum.value, known.value) };
      },
      { value: nought },
    );
  }
  if ('metric' in operand) return metricValue(operand.metric, sources, among);
  const value = sources.valueOf(operand.tally, among);
  return value === null
    ? { reason: `${operandTitle(operand, sources)} is not known` }
    : { value: exactOf(value) };
}

function metricValue(code: string, sources: FormulaSources, among: readonly Among[]): Known {
  const metric = sources.findMetric(code);
  if (!metric?.formula) return { reason: `the metric ${code} has no formula` };
  const further = metric.formula.among ? [...among, metric.formula.among] : among;
  return workOut(metric.formula, metric.unit, sources, further).result;
}

function operandTitle(operand: Operand, sources: FormulaSources): string {
  if ('tally' in operand) return `“${sources.titleOf?.(operand.tally) ?? operand.tally}”`;
  if ('metric' in operand)
    return `“${sources.findMetric(operand.metric)?.title ?? operand.metric}”`;
  return operand.sum.map((part) => operandTitle(part, sources)).join(' with ');
}
