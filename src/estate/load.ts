import { GatehouseError } from '../errors.ts';
import type { Estate } from './estate.ts';

/** The estate of the data files under `<root>/data/estate`; throws `ESTATE_DATA_WRONG` with every mistake at once. */
export function loadEstate(root: string): Estate {
  throw new GatehouseError('ESTATE_DATA_WRONG', `No estate data under ${root}`);
}
