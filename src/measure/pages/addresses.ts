import { address } from '../../web/index.ts';
import type { PerformanceRow, SourceRef } from '../performance.ts';
import type { Fate } from '../store/trace.ts';

type QueryValue = string | readonly string[] | undefined;

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

/** What a trace is asked for. */
export type TraceAddress = {
  provider: string;
  metric: string;
  period: string;
  asAt?: string | undefined;
  tally?: string | undefined;
  fate?: Fate | undefined;
  page?: string | undefined;
};

/** The page that follows a counted figure to its records. */
export function traceAddress(asked: TraceAddress): string {
  return address('/trace', asked);
}

/** Where a row's outturn leads: to the records that it was counted from, else to where it was stated. */
export function outturnAddress(
  row: Pick<PerformanceRow, 'basis' | 'providerId' | 'metric' | 'period' | 'outturnSource'>,
): string | undefined {
  const { basis, providerId: provider, metric, period, outturnSource } = row;
  if (basis === 'counted') return traceAddress({ provider, metric, period });
  return outturnSource ? figureAddress(outturnSource) : undefined;
}

/** How sure one can be of figures: pages of another room, so their addresses are texts here. */
export function variationAddress(
  what: 'control-chart' | 'control-charts' | 'funnel',
  query: Record<string, QueryValue>,
): string {
  return address(`/variation/${what}`, query);
}

/** The same figures as data, once as CSV and once as JSON. */
export function dataAddresses(query: Record<string, QueryValue>): { csv: string; json: string } {
  return {
    csv: address('/api/performance', { ...query, format: 'csv' }),
    json: address('/api/performance', { ...query, format: 'json' }),
  };
}
