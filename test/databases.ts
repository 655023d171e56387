import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/config.ts';
import { type Database, migrate } from '../src/database/index.ts';
import { openPglite } from '../src/database/pglite.ts';
import { openPostgres } from '../src/database/postgres.ts';

const migrations = join(packageRoot, 'migrations');

/** One engine for tests: `open` gives a migrated, empty database of the caller's own; closing it removes it. */
export type TestDatabase = {
  name: 'PGlite' | 'PostgreSQL';
  skip: string | false;
  open(): Promise<Database>;
};

/** The PostgreSQL server for tests, by its administrator's address; skipped where TEST_DATABASE_URL names none. */
export function testServer(): { url: string; skip: string | false } {
  const url = process.env.TEST_DATABASE_URL ?? '';
  return { url, skip: url ? false : 'needs a PostgreSQL server: set TEST_DATABASE_URL' };
}

/** Both engines; PostgreSQL is skipped where there is no server for tests. */
export function testDatabases(): TestDatabase[] {
  const { url, skip } = testServer();
  return [
    { name: 'PGlite', skip: false, open: openEmbedded },
    { name: 'PostgreSQL', skip, open: () => openOnServer(url) },
  ];
}

async function openEmbedded(): Promise<Database> {
  return openPglite({ template: await migratedTemplate() });
}

/** A dump of a migrated store, made once for each set of migrations: opening it is several times faster than initdb. */
async function migratedTemplate(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrations).sort())
    hash.update(readFileSync(join(migrations, name)));
  const engine = readFileSync(join(packageRoot, 'node_modules/@electric-sql/pglite/package.json'));
  const key = hash.update(engine).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `gatehouse-test-template-${key}.tar`);
  if (existsSync(path)) return path;
  const database = openPglite();
  await migrate(database, migrations);
  const unfinished = `${path}.${randomUUID()}`;
  writeFileSync(unfinished, await database.dump());
  await database.close();
  renameSync(unfinished, path);
  return path;
}

async function openOnServer(url: string): Promise<Database> {
  const database = await openNew(url);
  await migrate(database, migrations);
  return database;
}

/** A database of its own on a server, with nothing in it; closing it removes it. */
export async function openNew(url: string): Promise<Database> {
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
