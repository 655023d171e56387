import { join } from 'node:path';
import { holdDataDirectory } from './data-directory-lock.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './session.ts';

/** Where the data is: a PostgreSQL server, or else a data directory; `command` is told to a second process that wants it. */
export type OpenOptions = { databaseUrl: string | undefined; dataDir: string; command: string };

/** Opens the database of the hub. The embedded engine's directory is held until `close`. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.databaseUrl) return openPostgres(options.databaseUrl);
  const lock = await holdDataDirectory(options.dataDir, options.command);
  try {
    const database = await openPglite({ dataDir: join(options.dataDir, 'database') });
    return {
      ...database,
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
