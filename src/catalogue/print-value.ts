import { GatehouseError } from '../errors.ts';
import type { Metric } from './metric.ts';

export function printValue(_value: number, _metric: Metric, _decimals?: number): string {
  throw new GatehouseError('CATALOGUE_UNFINISHED', 'printValue is being written.');
}
