import type { SourceRef } from '../performance.ts';

type QueryValue = string | readonly string[] | undefined;

/** An address with what is set of a query; blanks are left out. */
export function address(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) if (one !== '') search.append(name, one);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The page of one figure: where it came from and its revisions. */
export function figureAddress(source: Pick<SourceRef, 'kind' | 'id'>): string {
  return `/figures/${source.kind}/${source.id}`;
}

/** The page of a provider, group, region or the nation. */
export function providerAddress(id: string, period?: string): string {
  return address(`/providers/${encodeURIComponent(id)}`, { period });
}

/** The page of a metric. */
export function metricAddress(
  code: string,
  query: { period?: string | undefined; region?: string | undefined } = {},
): string {
  return address(`/metrics/${encodeURIComponent(code)}`, query);
}

/** The same figures as data, once as CSV and once as JSON. */
export function dataAddresses(query: Record<string, QueryValue>): { csv: string; json: string } {
  return {
    csv: address('/api/performance', { ...query, format: 'csv' }),
    json: address('/api/performance', { ...query, format: 'json' }),
  };
}
