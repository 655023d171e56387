import { type Place, type Problem, printPlace } from '../errors.ts';

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
