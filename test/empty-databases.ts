import { randomUUID } from 'node:crypto';
import type { Database } from '../src/database/index.ts';
import { openPglite } from '../src/database/pglite.ts';
import { openPostgres } from '../src/database/postgres.ts';
import { type TestDatabase, testDatabases } from './databases.ts';

/** Both engines, as `testDatabases`, with databases in which there is nothing at all. */
export function emptyDatabases(): TestDatabase[] {
  return testDatabases().map(({ name, skip }) => {
    const url = process.env.TEST_DATABASE_URL ?? '';
    const open = async () => (name === 'PGlite' ? openPglite() : openNew(url));
    return { name, skip, open };
  });
}

async function openNew(url: string): Promise<Database> {
  const { address, drop } = await createDatabase(url);
  const database = await openPostgres(address);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

/** Makes an empty database on a server; gives its address. */
export async function createDatabase(
  url: string,
): Promise<{ address: string; drop: () => Promise<void> }> {
  const name = `gatehouse_test_${randomUUID().replaceAll('-', '')}`;
  await runScript(url, `create database ${name}`);
  const target = new URL(url);
  target.pathname = `/${name}`;
  return {
    address: target.href,
    drop: () => runScript(url, `drop database ${name} with (force)`),
  };
}

async function runScript(url: string, text: string): Promise<void> {
  const admin = await openPostgres(url);
  await admin.script(text);
  await admin.close();
}
