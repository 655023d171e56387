import type { Reach } from './special-causes.ts';

/** What a normal curve leaves on one side, beyond none, one, two and three standard deviations. */
const tails = [0.5, 0.158655, 0.02275, 0.00135] as const;

/** What is expected of a month: a share of its denominator, or so many events in so much. */
export type Expected = { share: number; bottom: number; per: number };

/**
 * How far chance takes a month of which few are expected: the counts beyond which no more than the tail lies.
 * Exact binomial (`p`) and Poisson (`u`) probabilities.
 */
export function countReaches(
  kind: 'p' | 'u',
  { share, bottom, per }: Expected,
): readonly [Reach, Reach, Reach, Reach] {
  const many = kind === 'p' && share > 0.5;
  const chances = chancesOf(kind, many ? 1 - share : share, bottom);
  const value = (count: number) => (per * (many ? bottom - count : count)) / bottom;
  const reach = (tail: number): Reach => {
    const ends = [leastWith(chances, tail), mostWith(chances, tail)].map(value);
    return { lower: Math.min(...ends), upper: Math.max(...ends) };
  };
  return [reach(tails[0]), reach(tails[1]), reach(tails[2]), reach(tails[3])];
}

/** The probability of each count from none up, until what remains is nothing beside the smallest tail. */
function chancesOf(kind: 'p' | 'u', share: number, bottom: number): number[] {
  const expected = share * bottom;
  const chances = [kind === 'p' ? (1 - share) ** bottom : Math.exp(-expected)];
  for (let count = 1; (chances.at(-1) ?? 0) > 1e-9 || count <= expected; count += 1) {
    const before = chances.at(-1) ?? 0;
    const times = kind === 'p' ? ((bottom - count + 1) * share) / (1 - share) : expected;
    chances.push((before * times) / count);
  }
  return chances;
}

/** The smallest count with more than the tail at it or below. */
function leastWith(chances: readonly number[], tail: number): number {
  let below = 0;
  return chances.findIndex((chance) => {
    below += chance;
    return below > tail;
  });
}

/** The largest count with more than the tail at it or above. */
function mostWith(chances: readonly number[], tail: number): number {
  let above = 0;
  return chances.findLastIndex((chance) => {
    above += chance;
    return above > tail;
  });
}
