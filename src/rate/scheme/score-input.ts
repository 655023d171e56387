import type { FactRule, SchemeInput, View } from '../../catalogue/index.ts';
import { type Against, type Figures, measured, whyMissing } from './measured.ts';
import { pointsOf } from './points.ts';
import type { RatedSubject } from './rated-subject.ts';
import type { ViewScore } from './rating.ts';
import { withoutNoise } from './score-rounding.ts';

/** Points of one figure: the mean of its views by their shares, of those that are known; NaN where none is. */
export function pointsOfViews(views: readonly View[], figures: Figures, against: Against): number {
  let [sum, share] = [0, 0];
  for (const view of views) {
    const points = pointsOf(view.points, measured(view, figures, against));
    if (Number.isNaN(points)) continue;
    sum += view.share * points;
    share += view.share;
  }
  return withoutNoise(sum / share);
}

/** The same with its working: what each view measured, and what it earned. */
export function scoreViews(
  views: readonly View[],
  figures: Figures,
  against: Against,
): ViewScore[] {
  return views.map((view) => {
    const measure = measured(view, figures, against);
    const compares = view.measure === 'percentile' || view.measure === 'standard score';
    return {
      measure: view.measure,
      share: view.share,
      measured: known(measure),
      points: known(withoutNoise(pointsOf(view.points, measure))),
      comparedWith: compares ? (against.yardstick?.name ?? null) : null,
      missing: whyMissing(view, figures, against),
    };
  });
}

/** The mean of the quarters that have points, by their weights; NaN where none has. */
export function pointsOverQuarters(points: readonly number[], weights: readonly number[]): number {
  const [first = Number.NaN] = points;
  if (points.length < 2) return first;
  const shares = quarterShares(points, weights);
  if (shares.every((share) => share === 0)) return Number.NaN;
  const parts = points.map((each, at) => (Number.isNaN(each) ? 0 : each * (shares[at] ?? 0)));
  return withoutNoise(parts.reduce((sum, part) => sum + part, 0));
}

/** What each quarter counts; they add up to 1, and one without points, or without weight, has 0. */
export function quarterShares(points: readonly number[], weights: readonly number[]): number[] {
  const counts = points.map((each, index) => (Number.isNaN(each) ? 0 : (weights[index] ?? 0)));
  const all = counts.reduce((sum, weight) => sum + weight, 0);
  return counts.map((weight) => (all === 0 ? 0 : weight / all));
}

/** The weight of an input for a provider: by the first rule of which it has all facts, else the input's own. */
export function weightFor(
  { weight, weights }: Pick<SchemeInput, 'weight' | 'weights'>,
  facts: RatedSubject['facts'],
): number {
  return weights.find(({ when }) => holdsAll(when, facts))?.weight ?? weight;
}

/** Whether all rules hold of the facts. One on a fact that is not stated does not. */
export function holdsAll(rules: readonly FactRule[], facts: RatedSubject['facts']): boolean {
  return rules.every((rule) => {
    const fact = facts[rule.fact];
    return fact !== undefined && rule.in.includes(fact);
  });
}

/** NaN as null, for whoever reads it. */
export function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
