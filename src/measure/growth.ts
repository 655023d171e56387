import {
  type Catalogue,
  type Formula,
  getTally,
  type Metric,
  metricsOf,
  operandsOf,
  type Tally,
  talliesOf,
} from '../catalogue/index.ts';

/**
 * How a metric goes over the months of a year. `adds`: the months add up to it. `grows`: it becomes more with
 * each month, and yet months are not added, such as water used per prisoner. `stands`: a share or an average,
 * of which more months make no more. `latest`: the last that is known. `unknown`: a count without a formula,
 * which may be of things that happen or of things that are there.
 */
export type Growth = 'adds' | 'grows' | 'stands' | 'latest' | 'unknown';

const carriedUnits: readonly Metric['unit'][] = ['score', 'rating', 'position'];

/** By the tallies of the metric's formula; without one by its unit. */
export function growthOf(
  catalogue: Catalogue,
  { formula, additive, unit }: Pick<Metric, 'formula' | 'additive' | 'unit'>,
): Growth {
  if (formula) return growthOfFormula(catalogue, formula);
  if (additive) return 'unknown';
  return carriedUnits.includes(unit) ? 'latest' : 'stands';
}

function growthOfFormula(catalogue: Catalogue, formula: Formula): Growth {
  if (formula.annual) return 'stands';
  const [top, bottom] = operandsOf(formula).map((operand) =>
    metricsOf(operand).length > 0 ? 'several' : kindOf(catalogue, talliesOf(operand)),
  );
  if (top === 'latest') return 'latest';
  if (top !== 'flow') return 'stands';
  if (bottom === undefined) return 'adds';
  if (formula.kind === 'difference') return bottom === 'flow' ? 'adds' : 'stands';
  return bottom === 'stock' || bottom === 'latest' ? 'grows' : 'stands';
}

/** The kind that all of some tallies have. */
function kindOf(catalogue: Catalogue, codes: readonly string[]): Tally['kind'] | 'several' {
  const [kind, another] = new Set(codes.map((code) => getTally(catalogue, code).kind));
  return kind && !another ? kind : 'several';
}
