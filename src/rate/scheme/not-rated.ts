import type { Scheme } from '../../catalogue/index.ts';
import { findNeeded, type Parts } from './roll-up.ts';
import { roundScore } from './score-rounding.ts';
import type { ReadySubject, RolledUp } from './subject-roll-up.ts';

/** Why a domain, by its index, or the whole (-1) has no score, in a sentence; null where it has one. */
export function whyNotRated(
  scheme: Scheme,
  { inputs, domains, whole }: ReadySubject,
  { rolled, on, points }: { rolled: RolledUp; on: number; points: ArrayLike<number> },
): string | null {
  const { score, known } = rolled.domains[on] ?? rolled;
  if (!Number.isNaN(score)) return null;
  const parts = domains[on]?.parts ?? inputs;
  const lacking = scheme.inputs[findNeeded(parts, points) ?? -1];
  if (lacking) return `${lacking.title} is missing, and without it there is no rating.`;
  return tooLittle(on < 0 && scheme.overall.of !== 'inputs' ? whole : parts, known);
}

function tooLittle({ weights, enough }: Parts, known: number): string {
  if (weights.every((weight) => weight === 0)) return 'Nothing has a weight in it.';
  if (known === 0) return 'There is no figure to go by.';
  return `${roundScore(known, 1)}% of its weight is known, and the scheme asks for ${enough}%.`;
}
