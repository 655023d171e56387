import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue/index.ts';
import { readShippedAgreement } from './shipped-agreement.ts';

/** The shipped catalogue, and a way to read the agreements that ship, of the package at a path. */
export function shippedIn(root: string) {
  const { catalogue } = loadCatalogue(join(root, 'definitions'));
  const shipped = (id: string) => {
    const file = `data/agreements/${id}.yaml`;
    return readShippedAgreement(readFileSync(join(root, file), 'utf8'), file, catalogue);
  };
  return { catalogue, shipped };
}
