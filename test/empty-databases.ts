import { openPglite } from '../src/database/pglite.ts';
import { openNew, type TestDatabase, testDatabases } from './databases.ts';

/** Both engines, as `testDatabases`, with databases in which there is nothing at all. */
export function emptyDatabases(): TestDatabase[] {
  return testDatabases().map(({ name, skip }) => {
    const url = process.env.TEST_DATABASE_URL ?? '';
    const open = async () => (name === 'PGlite' ? openPglite() : openNew(url));
    return { name, skip, open };
  });
}
