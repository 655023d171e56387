import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError, printPlace } from '../errors.ts';
import { buildEstate } from './build.ts';
import { checkTables } from './check.ts';
import type { Estate } from './estate.ts';
import { type ReadText, readTables } from './tables.ts';

/** The estate of the data files in `<root>/data/estate`; throws `ESTATE_DATA_WRONG` with every mistake at once. */
export function loadEstate(root: string): Estate {
  const folder = join(root, 'data', 'estate');
  return estateFrom((file) => readIfThere(join(folder, file)));
}

/** The estate of data files given as texts; throws as {@link loadEstate}. */
export function estateFrom(readText: ReadText): Estate {
  const { tables, problems } = readTables(readText);
  const all = [...problems, ...checkTables(tables, problems.length === 0)];
  const [first] = all;
  if (!first) return buildEstate(tables);
  const count = all.length === 1 ? 'a mistake' : `${all.length} mistakes`;
  throw new GatehouseError(
    'ESTATE_DATA_WRONG',
    `Correct ${count} in data/estate, first at ${printPlace(first.place ?? {})}: ${first.message}`,
    { status: 500, problems: all },
  );
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
