import type { ProviderYear } from './material.ts';
import { inWords } from './sentence.ts';

/** Those compared: how one and many of them are called, and what each of them did. */
export type Peers = { id: string; one: string; many: string; years: readonly ProviderYear[] };

/** 'all four areas', 'both areas', 'the one area'. */
export function allOf({ years, one, many }: Peers): string {
  if (years.length === 1) return `the one ${one}`;
  return years.length === 2 ? `both ${many}` : `all ${inWords(years.length)} ${many}`;
}
