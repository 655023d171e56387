import type { Catalogue, Tally } from '../catalogue/index.ts';

/**
 * A tally of a return that counts in the place of one over records, in the months of which a provider has none of those
 * records: `counted` are all tallies over their type.
 */
export type Yielding = { tally: string; recordType: string; counted: readonly string[] };

type Tallies = Pick<Catalogue, 'tallies'>;

/** The tallies of returns that stand in for some tallies over records. */
export function standInsFor({ tallies }: Tallies, codes: readonly string[]): Tally[] {
  return tallies.filter(
    ({ standsInFor }) => standsInFor !== undefined && codes.includes(standsInFor),
  );
}

/** Which of some tallies yield to records, and to which. */
export function yieldingOf({ tallies: all }: Tallies, tallies: readonly Tally[]): Yielding[] {
  return tallies.flatMap(({ code: tally, standsInFor }): Yielding[] => {
    const recordType = all.find(({ code }) => code === standsInFor)?.record;
    if (standsInFor === undefined || recordType === undefined) return [];
    const counted = all.filter(({ record }) => record === recordType).map(({ code }) => code);
    return [{ tally, recordType, counted }];
  });
}

/**
 * What must be known of a provider for a tally to be: any record of its type; of a figure that is returned any of its
 * line, whose figures are given together, since another line of the return tells nothing of it.
 */
export function supplyOf({ record, returned }: Tally): string {
  return returned ? `line ${returned.line} of ${returned.template}` : record;
}
