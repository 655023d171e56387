import type { z } from 'zod';
import { GatehouseError } from '../errors.ts';
import type { Confinement } from './confinement.ts';
import type { Sql } from './sql.ts';

/** What one statement gave: its rows as plain objects, and how many rows it touched. */
export type Result = { rows: unknown[]; affected: number };

/** Something that runs statements: the database itself, or one transaction on it. */
export interface Session {
  /** Runs a query and parses each row; a row of another shape is a mistake in the program. */
  rows<T>(schema: z.ZodType<T>, query: Sql): Promise<T[]>;
  /** Runs a statement and tells how many rows it touched. */
  run(query: Sql): Promise<number>;
}

/** One way to talk to PGlite or PostgreSQL. Inside `transaction`, use only the session that it hands over. */
export interface Database extends Session {
  readonly engine: 'PGlite' | 'PostgreSQL';
  /** True when another process, which holds the data, has migrated and filled it. */
  readonly prepared: boolean;
  /** Commits when `work` returns and rolls back when it throws. Reads alone need no transaction. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * As `transaction`, for what no figure and no kept page depends on, such as sessions and claims: the revision stays.
   * It is no way around the guards: what is confined stays confined.
   */
  aside<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * The same database as one caller sees it: every statement and transaction shows and takes only what the confinement
   * reaches, and whoever uses the connection next is not concerned. Closing it closes nothing. Throws DATABASE_BAD_REACH.
   */
  confined(confinement: Confinement): Database;
  /** Changes with every committed transaction but those aside; what was made from an older revision may be out of date. */
  revision(): Promise<string>;
  /** Runs a script of several statements; for migrations only. */
  script(text: string): Promise<void>;
  /** How many pieces of work wait for a connection now; left out where another process knows it. */
  waiting?: () => number;
  /** From now on other commands may use this database beside this process, where the engine has a single one. */
  share(): void;
  close(): Promise<void>;
}

/** A session over a function that runs one statement; `run` where counting rows goes another way. */
export function sessionOver(
  execute: (query: Sql) => Promise<Result>,
  run: Session['run'] = async (query) => (await execute(query)).affected,
): Session {
  return {
    rows: async (schema, query) => parseRows(schema, (await execute(query)).rows),
    run,
  };
}

function parseRows<T>(schema: z.ZodType<T>, rows: unknown[]): T[] {
  return rows.map((row) => {
    const read = schema.safeParse(row);
    if (read.success) return read.data;
    throw new GatehouseError(
      'DATABASE_UNEXPECTED_ROW',
      'The database gave a row of another shape.',
      {
        status: 500,
        cause: read.error,
      },
    );
  });
}
