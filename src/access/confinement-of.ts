import type { Permission } from '../catalogue/index.ts';
import type { Confinement, GuardedKind, Reach } from '../database/index.ts';
import { type Caller, reachOf } from './caller.ts';
import { reachOfAll } from './scope.ts';

/** Which permissions read or write rows of a kind: each reaches as far as any of them does. */
export const workingOn: Readonly<Record<GuardedKind, readonly Permission[]>> = {
  // Whoever stores a record or a level stores with it what it adds up to, or what is made of it.
  performance: [
    'see performance',
    'keep records',
    'import figures',
    'lock months',
    'moderate ratings',
    'fill returns',
  ],
  records: ['see records', 'keep records'],
  agreements: ['see agreements', 'write agreements', 'sign agreements'],
  returns: ['see returns', 'fill returns', 'check returns'],
  audit: ['see audit'],
};

/** What the database shows and takes of a caller: `whole` of the program and of the operator, and where all is everywhere. */
export function confinementOf(caller: Caller): Confinement {
  if (caller.kind === 'system' || caller.kind === 'operator') return 'whole';
  const reach = (kind: GuardedKind): Reach =>
    reachOfAll(workingOn[kind].map((permission) => reachOf(caller, permission)));
  const confinement = {
    performance: reach('performance'),
    records: reach('records'),
    agreements: reach('agreements'),
    returns: reach('returns'),
    audit: reach('audit'),
  };
  const isWhole = Object.values(confinement).every((one) => one === 'everywhere');
  return isWhole ? 'whole' : confinement;
}

/** The same for sums and counts: records are counted as far as performance is seen. */
export function countingConfinementOf(caller: Caller): Confinement {
  const confinement = confinementOf(caller);
  if (confinement === 'whole') return confinement;
  const { records, performance } = confinement;
  return { ...confinement, records: reachOfAll([records, performance]) };
}
