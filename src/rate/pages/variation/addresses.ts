import { address } from '../../../web/index.ts';

type Words = string | undefined;

export const variationAddress = '/variation';

/** The control chart of a metric at a provider, region or group; marks are kept in the address alone. */
export function controlChartAddress(
  query: {
    provider?: Words;
    metric?: Words;
    from?: Words;
    to?: Words;
    mark?: readonly string[] | undefined;
  } = {},
): string {
  return address(`${variationAddress}/control-chart`, query);
}

/** Many control charts at once: a metric at the providers of a region, or the metrics of one provider. */
export function controlChartsAddress(
  query: {
    metric?: Words;
    region?: Words;
    provider?: Words;
    from?: Words;
    to?: Words;
    page?: Words;
  } = {},
): string {
  return address(`${variationAddress}/control-charts`, query);
}

export function funnelAddress(
  query: { metric?: Words; region?: Words; period?: Words; group?: Words; against?: Words } = {},
): string {
  return address(`${variationAddress}/funnel`, query);
}

/** The change of a metric from one period to another. */
export function changeAddress(
  query: { provider?: Words; metric?: Words; from?: Words; to?: Words } = {},
): string {
  return address(`${variationAddress}/change`, query);
}

/** What a metric will come to at the end of a year. */
export function yearEndAddress(
  query: { provider?: Words; metric?: Words; year?: Words } = {},
): string {
  return address(`${variationAddress}/year-end`, query);
}

/** From a counted figure to its records. */
export function traceAddress(query: { provider: string; metric: string; period: string }): string {
  return address('/trace', query);
}

/** The page of a provider, region, group or the nation. */
export function subjectAddress(id: string, period?: string): string {
  return address(`/providers/${encodeURIComponent(id)}`, { period });
}

/** The same as data, once as CSV and once as JSON. */
export function dataAddresses(
  what: 'control-chart' | 'funnel' | 'change' | 'year-end',
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): { csv: string; json: string } {
  const of = (format: string) => address(`/api/variation/${what}`, { ...query, format });
  return { csv: of('csv'), json: of('json') };
}
