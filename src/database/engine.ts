import { GatehouseError } from '../errors.ts';
import type { Confinement } from './confinement.ts';
import type { Database, Session } from './session.ts';

/** How a transaction is run: confined or not, and whether it counts the revision up. */
export type Way = { confinement: Confinement | undefined; counts: boolean };

/** What an engine does; `databaseOver` makes a database of it. */
export type Engine = Pick<
  Database,
  'engine' | 'prepared' | 'revision' | 'script' | 'waiting' | 'share' | 'close'
> & {
  /** Runs each statement by itself, confined or not. */
  alone(confinement: Confinement | undefined): Session;
  transact<T>(way: Way, work: (session: Session) => Promise<T>): Promise<T>;
};

/** The database over an engine, which its owner uses. */
export function databaseOver(engine: Engine): Database {
  const { engine: name, prepared, revision, script, waiting, share, close } = engine;
  return {
    ...{ engine: name, prepared, revision, script, share, close },
    ...(waiting && { waiting }),
    ...working(engine, undefined),
    confined: (confinement) => confinedOver(engine, confinement),
  };
}

/** A caller's view: opened, migrated, shared and closed it is by the owner. */
function confinedOver(engine: Engine, confinement: Confinement): Database {
  const { engine: name, prepared, revision } = engine;
  return {
    ...{ engine: name, prepared, revision },
    ...working(engine, confinement),
    script: () => Promise.reject(ownersOnly('runs no scripts')),
    confined: () => {
      throw ownersOnly('is not confined again');
    },
    share: () => undefined,
    close: async () => undefined,
  };
}

function working(engine: Engine, confinement: Confinement | undefined) {
  return {
    ...engine.alone(confinement),
    transaction: <T>(work: (session: Session) => Promise<T>) =>
      engine.transact({ confinement, counts: true }, work),
    aside: <T>(work: (session: Session) => Promise<T>) =>
      engine.transact({ confinement, counts: false }, work),
  };
}

function ownersOnly(refusal: string): GatehouseError {
  return new GatehouseError(
    'DATABASE_CONFINED',
    `A database that is confined to what a caller may see ${refusal}: use the whole one.`,
    { status: 500 },
  );
}
