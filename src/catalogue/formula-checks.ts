import type { Problem } from '../errors.ts';
import { factNames } from '../estate/index.ts';
import { ownCycle } from './cycle.ts';
import { remedyFor } from './declared.ts';
import { type Formula, metricsOf, type Operand, operandsOf } from './formula.ts';
import { kindMistakes } from './formula-kinds.ts';
import type { Catalogue, Metric } from './metric.ts';
import { type Declared, type Mistake, problemsAt, within } from './mistake.ts';
import type { Step } from './yaml-text.ts';

/** The codes that are declared, sound or not. */
type DeclaredCodes = { tallies: readonly string[]; metrics: readonly string[] };

/** The mistakes of formulas that their shape cannot show. */
export function formulaProblems(
  metrics: ReadonlyArray<Declared<Metric>>,
  catalogue: Catalogue,
  declared: DeclaredCodes,
): Problem[] {
  return metrics.flatMap((item) => {
    const { code, formula, examples } = item.value;
    if (formula) return problemsAt(item, code, formulaMistakes(item.value, catalogue, declared));
    if (!examples) return [];
    const message = 'Examples need a formula that they can run through. Add one, or take them out.';
    return problemsAt(item, code, [{ path: ['examples'], message }]);
  });
}

function formulaMistakes(metric: Metric, catalogue: Catalogue, declared: DeclaredCodes): Mistake[] {
  const { formula } = metric;
  if (!formula) return [];
  const named = operandPaths(formula).flatMap(({ operand, path }) => [
    ...nameMistakes(operand, path, catalogue, declared),
  ]);
  const inside = [
    ...named,
    ...kindMistakes(formula, catalogue.tallies, operandPaths(formula)),
    ...cycleMistakes(metric, catalogue),
    ...amongMistakes(formula),
  ];
  return within(['formula'], inside);
}

/** The parts of a formula, each with the key under which an author writes it. */
function operandPaths(formula: Formula): Array<{ operand: Operand; path: Step[] }> {
  const keys: Record<Formula['kind'], [string, string]> = {
    ratio: ['ratio', 'of'],
    rate: ['rate', 'of'],
    mean: ['mean', 'over'],
    difference: ['difference', 'less'],
    sum: ['sum', ''],
    latest: ['latest', ''],
  };
  return operandsOf(formula).map((operand, index) => ({
    operand,
    path: [keys[formula.kind][index === 0 ? 0 : 1]],
  }));
}

function nameMistakes(
  operand: Operand,
  path: Step[],
  catalogue: Catalogue,
  declared: DeclaredCodes,
): Mistake[] {
  if ('sum' in operand) {
    return operand.sum.flatMap((part, index) =>
      nameMistakes(part, [...path, index], catalogue, declared),
    );
  }
  if ('metric' in operand) return metricMistakes(operand.metric, path, catalogue, declared);
  if (declared.tallies.includes(operand.tally)) return [];
  const remedy = remedyFor(
    operand.tally,
    declared.tallies,
    'Declare it in a file of the kind tallies',
  );
  return [{ path, message: `There is no tally “${operand.tally}”. ${remedy}.` }];
}

function metricMistakes(
  code: string,
  path: Step[],
  { metrics }: Catalogue,
  declared: DeclaredCodes,
): Mistake[] {
  if (!declared.metrics.includes(code)) {
    const remedy = remedyFor(code, declared.metrics, 'Declare it in a file of the kind metrics');
    return [{ path, message: `There is no metric “${code}”. ${remedy}.` }];
  }
  const found = metrics.find((metric) => metric.code === code);
  if (!found || found.formula) return [];
  const message = `The metric “${code}” has no formula, so nothing can be made from it. Give it one, or name tallies.`;
  return [{ path, message }];
}

function cycleMistakes({ code, formula }: Metric, { metrics }: Catalogue): Mistake[] {
  const formulas = new Map(metrics.map((metric) => [metric.code, metric.formula]));
  const cycle = ownCycle(code, (name) => {
    const at = name === code ? formula : formulas.get(name);
    return at ? operandsOf(at).flatMap(metricsOf) : [];
  });
  if (!cycle) return [];
  const message = `The formula leads back to itself: ${cycle.join(' → ')}. Make one of them from tallies.`;
  return [{ path: [], message }];
}

function amongMistakes({ among }: Formula): Mistake[] {
  if (!among || factNames.has(among.fact)) return [];
  const names = [...factNames.keys()];
  const remedy = remedyFor(among.fact, names, `use one of ${names.join(', ')}`);
  const message = `Providers have no fact “${among.fact}”. ${remedy}.`;
  return [{ path: ['among', 'fact'], message, expected: `one of ${names.join(', ')}` }];
}
