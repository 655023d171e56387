import { type Place, type Problem, printPlace } from '../errors.ts';
import type { Mistake } from './mistake.ts';
import type { Step } from './yaml-text.ts';

/** A name that must be the only one of its sort, and where it stands. */
export type Claim = { name: string; place: Place };

/** A problem for every name after the first that is the same but for case; `sort` says what is named. */
export function duplicateProblems(sort: string, claims: readonly Claim[]): Problem[] {
  const first = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const key = claim.name.trim().toLowerCase();
    const taken = first.get(key);
    if (!taken) {
      first.set(key, claim);
      return [];
    }
    const { path: _, ...where } = taken.place;
    const message = `The ${sort} “${claim.name}” is taken (${printPlace(where)}). Give this one another.`;
    return [{ message, place: claim.place, found: claim.name }];
  });
}

/** A mistake for every code that stands twice among the items, or is taken by something beside them. */
export function duplicateCodes(asked: {
  what: string;
  items: ReadonlyArray<{ code: string }>;
  path: Step[];
  taken?: readonly string[];
}): Mistake[] {
  const seen = new Set(asked.taken);
  return asked.items.flatMap(({ code }, index): Mistake[] => {
    const known = seen.has(code);
    seen.add(code);
    const message = `The ${asked.what} code “${code}” stands twice. Give one of the two another.`;
    return known ? [{ path: [...asked.path, index, 'code'], message }] : [];
  });
}
