import type { SubjectKind } from '../estate/index.ts';
import { boundsOf } from './expectation.ts';
import { explainFormula } from './explain-formula.ts';
import type { Explanation } from './explanation.ts';
import { listWords } from './field-words.ts';
import type { Catalogue, Metric, Periodicity, Polarity, Unit } from './metric.ts';

const units: Record<Unit, string> = {
  percent: 'A percentage, kept as printed: 95 for 95%',
  count: 'A count of whole things',
  rate: 'A rate',
  days: 'A number of days',
  hours: 'A duration in hours; 28:15 is 28.25 hours',
  money: 'An amount in pounds',
  position: 'A place in a ranking, 1 the first',
  score: 'A score',
  rating: 'A rating in words',
  ratio: 'One in so many; the number kept is the second',
  places: 'A number of places',
};

const polarities: Record<Polarity, string> = {
  higher: 'Higher is better: met at the level or above it.',
  lower: 'Lower is better: met at the level or below it.',
  'on target': 'Best on the level itself: met only there.',
};

const periods: Record<Periodicity, string> = {
  month: 'Given for each month.',
  quarter: 'Given for each quarter of the financial year, which starts in April.',
  year: 'Given for the financial year, April to March.',
};

const kinds: Record<SubjectKind, string> = {
  area: 'probation areas',
  establishment: 'establishments',
  group: 'reporting groups',
  region: 'regions',
  nation: 'the nation',
  partnership: 'local partnerships',
};

const cannotAdd: Record<Unit, string> = {
  percent: 'an average of percentages would weigh a small provider as much as a large one',
  count: 'the values of the providers may overlap or stand at different times',
  rate: 'rates cannot be added up, nor averaged without what they are rates of',
  days: 'a mean cannot be made from means without the numbers behind them',
  hours: 'a mean cannot be made from means without the numbers behind them',
  money: 'the amounts are not of a kind that adds up',
  position: 'places in a ranking do not add up',
  score: 'scores do not add up',
  rating: 'ratings do not add up',
  ratio: 'ratios cannot be added up',
  places: 'the places are not of a kind that adds up',
};

/**
 * The technical note of a metric in words, generated from its definition. `nameOf` turns the id of a
 * subject into its name.
 */
export function explainMetric(
  metric: Metric,
  catalogue: Catalogue,
  nameOf: (id: string) => string = (id) => id,
): Explanation[] {
  const domain = catalogue.domains.find(({ code }) => code === metric.domain);
  return [
    { term: 'What is counted', text: metric.note.trim() },
    ...explainFormula(metric, catalogue),
    { term: 'Unit', text: unitText(metric) },
    { term: 'Values that can be', text: valuesText(metric) },
    { term: 'Which way is better', text: polarityText(metric) },
    { term: 'Period', text: periods[metric.periodicity] },
    { term: 'Asked of', text: askedOf(metric, nameOf) },
    { term: 'Regions, groups and the nation', text: aggregateText(metric) },
    { term: 'Domain', text: domain ? `${domain.title}. ${domain.note}` : metric.domain },
    { term: 'Definitions of', text: metric.era },
    { term: 'Source', text: metric.source },
  ];
}

function unitText(metric: Metric): string {
  if (metric.unit === 'rating') return `${units.rating}.`;
  const written = ['', '%', '£'].includes(metric.unitText) ? '' : ` (${metric.unitText})`;
  const places = metric.decimals === 1 ? '1 decimal' : `${metric.decimals || 'no'} decimals`;
  return `${units[metric.unit]}${written}, printed with ${places}, half rounded away from zero.`;
}

function valuesText(metric: Metric): string {
  if (metric.choices) return `${metric.choices.join(', ')}; the worst first.`;
  const bounds = boundsOf(metric);
  return bounds === '' ? 'Any number.' : `${bounds[0]?.toUpperCase()}${bounds.slice(1)}.`;
}

function polarityText(metric: Metric): string {
  return metric.use === 'delivery'
    ? polarities[metric.polarity]
    : `${polarities[metric.polarity].split(':')[0]}; it describes, and is not judged against a level unless one was stated.`;
}

function askedOf({ appliesTo }: Metric, nameOf: (id: string) => string): string {
  const asked = listWords(appliesTo.kinds.map((kind) => kinds[kind]));
  const only = appliesTo.only ? `, only ${listWords(appliesTo.only.map(nameOf))}` : '';
  const except = appliesTo.except ? `, except ${listWords(appliesTo.except.map(nameOf))}` : '';
  return `${asked[0]?.toUpperCase()}${asked.slice(1)}${only}${except}.`;
}

function aggregateText(metric: Metric): string {
  if (metric.formula) {
    return 'The same formula over the tallies of all their providers together; never an average of what the providers have.';
  }
  if (metric.additive) return 'The sum of the values of its providers.';
  return `Given only where it was published for the whole: ${cannotAdd[metric.unit]}.`;
}
