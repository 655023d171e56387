import type { RollUp } from '../../catalogue/index.ts';
import { withoutNoise } from './score-rounding.ts';

/** The scores that become one: their places in a list of scores, and for each its weight. */
export type Parts = {
  indices: readonly number[];
  weights: readonly number[];
  /** What a missing one counts as; NaN leaves it out, and its weight to the others. */
  missing: readonly number[];
  /** Those without which nothing comes out. */
  needed: readonly number[];
  /** Percent of the weight that must be known. */
  enough: number;
};

/** What scores come to (NaN where too little is known), and how much of their weight is known, in percent. */
export type Rolled = { score: number; known: number };

/** Rolls scores up, of which NaN are missing. */
export function rollUp(by: RollUp, parts: Parts, scores: ArrayLike<number>): Rolled {
  let [all, known, counted, sum, least] = [0, 0, 0, 0, Number.POSITIVE_INFINITY];
  for (let at = 0; at < parts.indices.length; at += 1) {
    const weight = numberAt(parts.weights, at);
    const score = numberAt(scores, numberAt(parts.indices, at));
    const lacks = Number.isNaN(score);
    const counts = lacks ? numberAt(parts.missing, at) : score;
    all += weight;
    if (!lacks) known += weight;
    if (weight === 0 || Number.isNaN(counts)) continue;
    counted += weight;
    sum += creditOf(by, counts) * weight;
    least = Math.min(least, counts);
  }
  const percent = all === 0 ? 0 : withoutNoise((100 * known) / all);
  const enough = percent >= parts.enough && findNeeded(parts, scores) === undefined;
  if (counted === 0 || !enough) return { score: Number.NaN, known: percent };
  const score = by.kind === 'minimum' ? least : sum * factor(by, all, counted);
  return { score: withoutNoise(score), known: percent };
}

/** NaN for one that is not there. */
function numberAt(list: ArrayLike<number>, index: number): number {
  return list[index] ?? Number.NaN;
}

/** The first score that is missing and without which nothing comes out. */
export function findNeeded(
  { needed }: Pick<Parts, 'needed'>,
  scores: ArrayLike<number>,
): number | undefined {
  return needed.find((index) => Number.isNaN(numberAt(scores, index)));
}

/** The weight of all, and of those that count: known, or with something in their place. */
export function weightsOf(
  { indices, weights, missing }: Parts,
  scores: ArrayLike<number>,
): { all: number; counted: number } {
  let [all, counted] = [0, 0];
  for (let at = 0; at < indices.length; at += 1) {
    const weight = numberAt(weights, at);
    const known = !Number.isNaN(numberAt(scores, numberAt(indices, at)));
    all += weight;
    if (known || !Number.isNaN(numberAt(missing, at))) counted += weight;
  }
  return { all, counted };
}

/** What a score counts before it is weighted: itself, or whether it is met in percent. */
function creditOf(by: RollUp, score: number): number {
  if (by.kind !== 'share met') return score;
  return score >= by.met ? 100 : 0;
}

/** What each point times weight counts: a sum keeps its size when some are left out. */
function factor(by: RollUp, all: number, counted: number): number {
  return by.kind === 'sum' ? all / counted : 1 / counted;
}

/** What a part of this weight and score adds to the whole; null where it does not add up. */
export function contributionOf(
  by: RollUp,
  part: { score: number; weight: number },
  weights: { all: number; counted: number },
): number | null {
  if (by.kind === 'minimum' || weights.counted === 0) return null;
  const credit = creditOf(by, part.score);
  return withoutNoise(credit * part.weight * factor(by, weights.all, weights.counted));
}
