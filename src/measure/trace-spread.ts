import { parsePeriod } from '../calendar/index.ts';
import type { TracedTally } from './trace.ts';

/** The months in which any of these tallies has something, in order. */
export function tracedMonths(tallies: readonly TracedTally[]): string[] {
  const months = new Set(tallies.flatMap((tally) => tally.months.map(({ month }) => month)));
  return [...months].sort((one, other) => parsePeriod(one).first - parsePeriod(other).first);
}

/** The providers of which any of these tallies has something, by name. */
export function tracedProviders(
  tallies: readonly TracedTally[],
): Array<{ id: string; name: string }> {
  const names = new Map(
    tallies.flatMap(({ providers }) => providers.map((one) => [one.providerId, one.provider])),
  );
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What a tally adds up to in a month; null where nothing was counted. */
export function amountIn({ months }: TracedTally, month: string): number | null {
  return months.find((one) => one.month === month)?.amount ?? null;
}

/** What a tally adds up to at a provider; null where nothing was counted. */
export function amountOf({ providers }: TracedTally, id: string): number | null {
  return providers.find(({ providerId }) => providerId === id)?.amount ?? null;
}
