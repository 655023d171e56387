import { GatehouseError } from '../errors.ts';
import type { Catalogue, Metric } from './metric.ts';

export function findMetric(_catalogue: Catalogue, _codeOrTitle: string): Metric | undefined {
  throw new GatehouseError('CATALOGUE_UNFINISHED', 'findMetric is being written.');
}

export function getMetric(_catalogue: Catalogue, _codeOrTitle: string): Metric {
  throw new GatehouseError('CATALOGUE_UNFINISHED', 'getMetric is being written.');
}
