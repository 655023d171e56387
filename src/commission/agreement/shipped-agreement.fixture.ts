import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { readShippedAgreement, type ShippedAgreement } from './shipped-agreement.ts';

export const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

/** An agreement that ships, read with the shipped templates. */
export function shipped(id: string): ShippedAgreement {
  const file = `data/agreements/${id}.yaml`;
  return readShippedAgreement(readFileSync(join(packageRoot, file), 'utf8'), file, catalogue);
}
