import { decimalOf, printDecimal } from './decimal.ts';
import { listWords } from './field-words.ts';
import { findTally } from './find-declared.ts';
import type { Formula, Operand } from './formula.ts';
import type { Catalogue, Unit } from './metric.ts';

/** A formula in words: `“Assessments on time” as a percentage of “Assessments due”.` */
export function formulaWords(formula: Formula, unit: Unit, catalogue: Catalogue): string {
  const annual = formula.annual ? ' Scaled to twelve months.' : '';
  const among = formula.among
    ? ` Only of providers of which the ${formula.among.fact} on the last day of the period is ${listWords(formula.among.in, 'or')}.`
    : '';
  return `${calculationWords(formula, unit, catalogue)}.${annual}${among}`;
}

function calculationWords(formula: Formula, unit: Unit, catalogue: Catalogue): string {
  const top = operandWords(formula.top, catalogue);
  if (!('bottom' in formula)) {
    return formula.kind === 'sum' ? top : `${top}, the last that is known`;
  }
  return `${top} ${betweenWords(formula, unit)} ${operandWords(formula.bottom, catalogue)}`;
}

/** What stands between the top and the bottom. */
function betweenWords(formula: Extract<Formula, { bottom: Operand }>, unit: Unit): string {
  if (formula.kind === 'difference') return 'less';
  if (formula.kind === 'rate') return `for every ${printDecimal(decimalOf(formula.per))} of`;
  return formula.kind === 'ratio' && unit === 'percent' ? 'as a percentage of' : 'divided by';
}

function operandWords(operand: Operand, catalogue: Catalogue): string {
  if ('tally' in operand) {
    return `“${findTally(catalogue, operand.tally)?.title ?? operand.tally}”`;
  }
  if ('metric' in operand) {
    const metric = catalogue.metrics.find(({ code }) => code === operand.metric);
    return metric ? `${metric.code} (${metric.shortTitle})` : operand.metric;
  }
  return operand.sum.map((part) => operandWords(part, catalogue)).join(' plus ');
}
