import { GatehouseError } from '../errors.ts';
import type { Catalogue, Metric } from './metric.ts';
import { nearest } from './nearest.ts';

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, Metric>>();

/** The metric with this code, title or short title, in any case; undefined when there is none. */
export function findMetric(catalogue: Catalogue, codeOrTitle: string): Metric | undefined {
  return indexOf(catalogue).get(normal(codeOrTitle));
}

/** As findMetric; throws CATALOGUE_UNKNOWN_METRIC with the nearest metrics when there is none. */
export function getMetric(catalogue: Catalogue, codeOrTitle: string): Metric {
  const found = findMetric(catalogue, codeOrTitle);
  if (found) return found;
  throw new GatehouseError(
    'CATALOGUE_UNKNOWN_METRIC',
    `No metric has the code or title “${codeOrTitle.slice(0, 100)}”. ${suggestion(catalogue, codeOrTitle)}`,
    { status: 404 },
  );
}

/** Up to `most` metrics whose code, title or short title is most like a text. */
export function nearestMetrics(catalogue: Catalogue, text: string, most = 3): Metric[] {
  const index = indexOf(catalogue);
  const metrics = nearest(text, [...index.keys()], most * 3).map((key) => index.get(key));
  return [...new Set(metrics)].filter((metric) => metric !== undefined).slice(0, most);
}

function suggestion(catalogue: Catalogue, text: string): string {
  const near = nearestMetrics(catalogue, text);
  if (catalogue.metrics.length === 0) {
    return 'The catalogue holds no metrics; check the definitions folder.';
  }
  if (near.length === 0) return 'Nothing in the catalogue is like it; the metrics page lists all.';
  return `Did you mean ${near.map((metric) => `${metric.code} (${metric.shortTitle})`).join(', ')}?`;
}

/** Codes go in last, so that a code wins over another metric's title. */
function indexOf(catalogue: Catalogue): ReadonlyMap<string, Metric> {
  const known = indexes.get(catalogue);
  if (known) return known;
  const { metrics } = catalogue;
  const index = new Map<string, Metric>([
    ...metrics.map((metric): [string, Metric] => [normal(metric.shortTitle), metric]),
    ...metrics.map((metric): [string, Metric] => [normal(metric.title), metric]),
    ...metrics.map((metric): [string, Metric] => [normal(metric.code), metric]),
  ]);
  indexes.set(catalogue, index);
  return index;
}

function normal(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
