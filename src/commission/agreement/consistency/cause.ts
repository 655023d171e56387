import type { Candidate, Disagreement } from './candidate.ts';
import { clockCauses } from './cause-clock.ts';
import { digitCauses } from './cause-digits.ts';
import { factorCauses } from './cause-factor.ts';
import { leftOutCauses } from './cause-left-out.ts';
import { cutOffCauses } from './cause-rounding.ts';

/**
 * The likely cause of a disagreement: the one candidate that fits the stated figure with the fewest assumptions.
 * Null where none fits, or where several fit as well as each other.
 */
export function findCause(disagreement: Disagreement): string | null {
  const candidates: Candidate[] = [
    ...clockCauses(disagreement),
    ...cutOffCauses(disagreement),
    ...digitCauses(disagreement),
    ...factorCauses(disagreement),
    ...leftOutCauses(disagreement),
  ];
  const fewest = Math.min(...candidates.map(({ assumptions }) => assumptions));
  const [first, ...others] = candidates.filter(({ assumptions }) => assumptions === fewest);
  return first && others.length === 0 ? first.words : null;
}
