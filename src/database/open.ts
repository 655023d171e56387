import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findHolder, holdDataDirectory } from './data-directory-lock.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { serveCaller } from './relay.ts';
import type { Database } from './session.ts';
import { openShared } from './shared-database.ts';

/** Where the data is: a PostgreSQL server, or else a data directory; `command` is told to a second process that wants it. */
export type OpenOptions = {
  databaseUrl: string | undefined;
  dataDir: string;
  command: string;
  /** Use the database of the process that holds the directory, where it shares. */
  mayJoin: boolean;
};

/**
 * Opens the database of the hub. The embedded engine's directory is held until `close`; throws DATABASE_HELD
 * when another process holds it and does not share. That engine may still be starting: there is time for other work.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.databaseUrl) return openPostgres(options.databaseUrl);
  return (options.mayJoin && (await joinHolder(options.dataDir))) || openHeld(options);
}

async function joinHolder(dataDir: string): Promise<Database | undefined> {
  const call = existsSync(dataDir) ? await findHolder(dataDir) : undefined;
  if (call?.holder.shares) return openShared(call.socket);
  call?.socket.destroy();
  return undefined;
}

async function openHeld({ dataDir, command }: OpenOptions): Promise<Database> {
  const lock = await holdDataDirectory(dataDir, command);
  const database = openPglite({ dataDir: join(dataDir, 'database') });
  return {
    ...database,
    share: () => lock.share((socket) => serveCaller(socket, database)),
    close: async () => {
      lock.hangUp();
      try {
        await database.close();
      } finally {
        await lock.release();
      }
    },
  };
}
