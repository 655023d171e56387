import { GatehouseError } from '../errors.ts';
import type { Catalogue, Metric } from './metric.ts';

export type Explanation = { term: string; text: string };

export function explainMetric(_metric: Metric, _catalogue: Catalogue): Explanation[] {
  throw new GatehouseError('CATALOGUE_UNFINISHED', 'explainMetric is being written.');
}
