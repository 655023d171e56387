import { addDecimals, decimalOf, numberOf } from '../decimal.ts';
import { listWords } from '../field-words.ts';
import { roundHalfAway } from '../rounding.ts';
import { baselineWords, factWords, figureWords } from './plain-words.ts';
import type { Measure, Points, SchemeInput, View } from './scheme.ts';

const measureWords: Record<Measure, string> = {
  outturn: 'The figure itself',
  attainment:
    'The figure against its level, in percent, where 100 is on the level and more is better',
  variance: 'The distance from the level, where 0 is on the level and more is better',
  improvement: 'The change on the period before, in percent, where more is better',
  percentile: 'The percentage of those compared with that it does better than',
  'standard score':
    'How many standard deviations it is better than the mean of those compared with',
  baseline:
    'The figure against what is expected of a provider of its kind, in percent, where 100 is as expected and more is better',
};

/** How an input is scored, in sentences: what is measured, and the points that it gives. */
export function viewsWords(views: readonly View[]): string {
  return views.map((view) => viewWords(view, views.length > 1)).join(' ');
}

function viewWords({ measure, share, points, baseline }: View, isPart: boolean): string {
  const counts = isPart ? ` It counts ${figureWords(share)}%.` : '';
  const expected = baseline ? ` ${baselineWords(baseline)}` : '';
  return `${measureWords[measure]}: ${pointsWords(points)}.${expected}${counts}`;
}

function pointsWords(points: Points): string {
  if (points.kind === 'lost') {
    const { start, lost, per, least } = points;
    return `${pointsOf(start)} to begin with, less ${figureWords(lost)} for each ${figureWords(per)} that it falls short of 0, and never less than ${figureWords(least)}`;
  }
  const [first, ...others] =
    points.kind === 'along'
      ? points.points.map(([at, given]) => ({ given, where: `at ${figureWords(at)}` }))
      : [
          { given: points.below, where: `below ${figureWords(points.steps[0]?.[0] ?? 0)}` },
          ...points.steps.map(([at, given]) => ({ given, where: `from ${figureWords(at)}` })),
        ];
  const stops = [
    ...(first ? [`${pointsOf(first.given)} ${first.where}`] : []),
    ...others.map(({ given, where }) => `${figureWords(given)} ${where}`),
  ];
  const between = points.kind === 'along' ? ', in proportion between them and no more beyond' : '';
  return `${listWords(stops)}${between}`;
}

function pointsOf(points: number): string {
  return points === 1 ? '1 point' : `${figureWords(points)} points`;
}

/** What an input weighs, and for whom; where all weigh the same for everybody, also its share of them. */
export function weightWords(
  { weight, weights, domain }: SchemeInput,
  among: ReadonlyArray<Pick<SchemeInput, 'weight' | 'weights'>>,
): string {
  if (weights.length > 0) {
    const others = weights.map(
      (rule) => `${figureWords(rule.weight)} where ${factWords(rule.when)}`,
    );
    return `Weighs ${others.join(', ')}, otherwise ${figureWords(weight)}.`;
  }
  const total = numberOf(among.map((input) => decimalOf(input.weight)).reduce(addDecimals));
  const fixed = total > 0 && among.every((input) => input.weights.length === 0);
  const share = fixed
    ? `, ${figureWords(roundHalfAway((100 * weight) / total, 1))}% of ${domain === undefined ? 'all' : 'the domain'}`
    : '';
  return `Weighs ${figureWords(weight)}${share}.`;
}
