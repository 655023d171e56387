import type { Band } from '../../catalogue/index.ts';

/**
 * The index of the band that a score lies in; -1 for none. A score beyond the ends, as a sum may have, lies in
 * the band at that end.
 */
export function bandOf(bands: readonly Band[], score: number): number {
  if (Number.isNaN(score) || bands.length === 0) return -1;
  for (let index = bands.length - 1; index > 0; index -= 1) {
    if (score >= (bands[index]?.from ?? Number.POSITIVE_INFINITY)) return index;
  }
  return 0;
}

/** The index of a band by its label; -1 where there is none of that label. */
export function bandLabelled(bands: readonly Band[], label: string): number {
  return bands.findIndex((band) => band.label === label);
}
