import type { InputScore } from './rating.ts';

/**
 * Inputs of members that are rated together: the means of their scores, weights and contributions. A figure of
 * the group there is none, and so neither views.
 */
export function membersTogether(members: ReadonlyArray<readonly InputScore[]>): InputScore[] {
  const [first = []] = members;
  const counting = members.filter((scores) =>
    scores.some(({ contribution }) => contribution !== null),
  );
  return first.map((input, at) => {
    const its = members.flatMap((scores) => scores[at] ?? []);
    const score = meanOf(its.map((each) => each.score));
    return {
      ...input,
      ...{ outturn: null, level: null, previous: null, views: [], quarters: [] },
      texts: { outturn: '', level: '', previous: '' },
      score,
      weight: meanOf(its.map(({ weight }) => weight)) ?? 0,
      effectiveWeight: meanOf(its.map(({ effectiveWeight }) => effectiveWeight)) ?? 0,
      contribution: contributionOf(its, counting.length),
      missing: score === null ? 'It is missing for all members.' : null,
    };
  });
}

/** The mean of those that are known. */
function meanOf(values: ReadonlyArray<number | null>): number | null {
  const known = values.flatMap((value) => value ?? []);
  if (known.length === 0) return null;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** An input that a member is without adds nothing to its score; so the contributions add up to the mean. */
function contributionOf(its: readonly InputScore[], members: number): number | null {
  const known = its.flatMap(({ contribution }) => contribution ?? []);
  if (known.length === 0) return null;
  return known.reduce((sum, value) => sum + value, 0) / members;
}
