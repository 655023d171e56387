import { GatehouseError, type Problem } from '../errors.ts';
import type { Catalogue } from './metric.ts';

export function loadCatalogue(_definitionsDir: string): {
  catalogue: Catalogue;
  problems: Problem[];
} {
  throw new GatehouseError('CATALOGUE_UNFINISHED', 'loadCatalogue is being written.');
}

export function checkDefinitions(_definitionsDir: string): Problem[] {
  throw new GatehouseError('CATALOGUE_UNFINISHED', 'checkDefinitions is being written.');
}
