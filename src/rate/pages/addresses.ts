import type { PerformanceRow } from '../../measure/index.ts';
import { address } from '../../web/index.ts';

/** Which ratings of a scheme; what is left out is chosen by the hub. */
export type RatingsAsked = {
  region?: string | undefined;
  period?: string | undefined;
  draws?: number | undefined;
  seed?: number | undefined;
};

export const ratingsAddress = '/ratings';
export const compareAddress = '/ratings/compare';

/** The ratings by one scheme. */
export function schemeAddress(scheme: string, asked: RatingsAsked = {}): string {
  const { region, period, draws, seed } = asked;
  return address(under(scheme), { region, period, draws, seed });
}

/** The rating card of a provider, or of a group rated together. */
export function cardAddress(scheme: string, provider: string, period?: string): string {
  return address(`${under(scheme)}/${encodeURIComponent(provider)}`, { period });
}

export function definitionAddress(scheme: string): string {
  return `${under(scheme)}/definition`;
}

export function whatIfAddress(
  scheme: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  return address(`${under(scheme)}/what-if`, query);
}

/** Two schemes side by side. */
export function comparisonAddress(query: {
  one?: string | undefined;
  other?: string | undefined;
  region?: string | undefined;
  period?: string | undefined;
}): string {
  return address(compareAddress, query);
}

/** The same ratings as data, once as CSV and once as JSON. */
export function dataAddresses(
  scheme: string,
  { region, period, draws, seed }: RatingsAsked,
): { csv: string; json: string } {
  const of = (format: string) =>
    address('/api/ratings', { scheme, region, period, draws, seed, format });
  return { csv: of('csv'), json: of('json') };
}

/** The page of a metric in a region and period. */
export function metricAddress(code: string, query: { period?: string; region?: string }): string {
  return address(`/metrics/${encodeURIComponent(code)}`, query);
}

export function providerAddress(id: string, period: string): string {
  return address(`/providers/${encodeURIComponent(id)}`, { period });
}

/** Where an outturn leads: to the records that it was counted from, else to where it was stated. */
export function outturnAddress(row: PerformanceRow | undefined): string | undefined {
  if (!row) return undefined;
  const { basis, providerId: provider, metric, period, outturnSource } = row;
  if (basis === 'counted') return address('/trace', { provider, metric, period });
  return outturnSource ? `/figures/${outturnSource.kind}/${outturnSource.id}` : undefined;
}

function under(scheme: string): string {
  return `${ratingsAddress}/${encodeURIComponent(scheme)}`;
}
