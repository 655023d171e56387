import {
  type Catalogue,
  type Formula,
  isSmall,
  type Metric,
  metricsOf,
  operandsOf,
  rangeOf,
  type SuppressionRule,
} from '../../catalogue/index.ts';
import { chanceKindOf } from '../chance-kind.ts';
import type { CountedFigure } from '../counted-figures.ts';
import type { CountCell } from './count-table.ts';

/** What stands on top of a figure, and below it, each under the name of what it counts. */
export type FigureCounts = Array<{ counts: string; cell: CountCell }>;

/** Whether a figure is about how many, rather than what somebody judged, and so may tell of a person. */
export function tellsOfPeople(catalogue: Catalogue, metric: Metric): boolean {
  return metric.formula !== undefined && chanceKindOf(catalogue, metric).kind !== 'judgement';
}

/** What a formula counts on top and below; two metrics that count the same give the same names. */
export function countsIn(formula: Formula): string[] {
  if (operandsOf(formula).some((operand) => metricsOf(operand).length > 0)) return [];
  return operandsOf(formula).map((operand) => JSON.stringify([operand, formula.among ?? null]));
}

/**
 * The counts of a figure with what a reader knows of them. The denominator is taken to be known, since it is printed
 * beside other metrics: a part of 9 is at most 9. Where a denominator itself is hidden the numerator may be all of it.
 */
export function figureCounts(
  rule: SuppressionRule,
  metric: Metric,
  { top, bottom }: Pick<CountedFigure, 'top' | 'bottom'>,
): FigureCounts {
  const { formula } = metric;
  const [above, below] = formula ? countsIn(formula) : [];
  if (above === undefined || top === null) return [];
  if (below === undefined || bottom === null)
    return [{ counts: above, cell: plainCount(rule, top) }];
  const isPart = isPartOfWhole(metric) && bottom >= top;
  const whole = plainCount(rule, bottom, rule.rates.includes('denominator'));
  const cell = isPart ? partCount(rule, top, whole) : beside(rule, top, whole);
  const known = isPart && whole.needed === undefined ? Math.max(whole.least, top) : whole.least;
  return [
    { counts: above, cell },
    { counts: below, cell: { ...whole, least: known } },
  ];
}

function isPartOfWhole(metric: Metric): boolean {
  return (
    metric.formula?.kind === 'ratio' && metric.unit === 'percent' && rangeOf(metric).max === 100
  );
}

/** Nobody is either shown, so that whoever is hidden is somebody, or hidden as well. */
function leastOf({ zero }: SuppressionRule): number {
  return zero === 'shown' ? 1 : 0;
}

function plainCount(rule: SuppressionRule, value: number, matters = true): CountCell {
  const least = leastOf(rule);
  const needed = { from: Math.min(least, value), to: Math.max(rule.fewest - 1, value) };
  return {
    ...{ value, least, most: Infinity },
    needed: matters && isSmall(rule, value) ? needed : undefined,
  };
}

/** A count that is a part of its denominator, so that who is left out is a count as well. */
function partCount(rule: SuppressionRule, value: number, whole: CountCell): CountCell {
  const all = whole.value;
  if (whole.needed) return { value, least: 0, most: all, needed: { from: 0, to: all } };
  const least = leastOf(rule);
  const few = Math.min(rule.fewest - 1, all);
  const { rates } = rule;
  const isFew = rates.includes('numerator') && isSmall(rule, value);
  const isNearAll = rates.includes('remainder') && isSmall(rule, all - value);
  const ends = [...(isFew ? [least, few] : []), ...(isNearAll ? [all - few, all - least] : [])];
  const needed = { from: Math.min(value, ...ends), to: Math.max(value, ...ends) };
  return { value, least, most: all - least, needed: ends.length > 0 ? needed : undefined };
}

/** A count over something that it is no part of: assaults for a population, days for so many cases. */
function beside(rule: SuppressionRule, value: number, whole: CountCell): CountCell {
  const own = plainCount(rule, value, rule.rates.includes('numerator'));
  if (!whole.needed) return own;
  const far = rule.fewest - 1;
  return { ...own, least: 0, needed: { from: Math.max(0, value - far), to: value + far } };
}

/** One count as several metrics speak of it: a reader knows all that any of them tells. */
export function together(one: CountCell, other: CountCell): CountCell {
  const ranges = [one.needed, other.needed].filter((range) => range !== undefined);
  const needed = ranges.length > 0 && {
    from: Math.min(...ranges.map(({ from }) => from)),
    to: Math.max(...ranges.map(({ to }) => to)),
  };
  const { value } = one;
  const least = Math.max(one.least, other.least);
  const most = Math.min(one.most, other.most);
  if (!needed) return { value, least, most };
  return { value, needed, least: Math.min(least, value), most: Math.max(most, value) };
}
