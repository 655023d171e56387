import { GatehouseError } from '../errors.ts';
import type { Metric } from './metric.ts';
import type { Reading } from './value.ts';

export function readValue(_text: string, _metric: Metric): Reading {
  throw new GatehouseError('CATALOGUE_UNFINISHED', 'readValue is being written.');
}
