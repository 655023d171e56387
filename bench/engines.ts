import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A place for data that nobody has used yet: what the environment of a hub says, and how to clear it away. */
export type FreshPlace = {
  env: { GATEHOUSE_DATA_DIR: string; DATABASE_URL: string };
  clear(): Promise<void>;
};

export type Engine = { name: 'PGlite' | 'PostgreSQL'; freshPlace(): Promise<FreshPlace> };

/** PGlite, and PostgreSQL where a server is named. */
export function listEngines(databaseUrl: string | undefined): Engine[] {
  const embedded: Engine = { name: 'PGlite', freshPlace: freshDirectory };
  if (!databaseUrl) return [embedded];
  return [embedded, { name: 'PostgreSQL', freshPlace: () => freshDatabase(databaseUrl) }];
}

async function freshDirectory(): Promise<FreshPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
  return {
    env: { GATEHOUSE_DATA_DIR: folder, DATABASE_URL: '' },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshDatabase(databaseUrl: string): Promise<FreshPlace> {
  const directory = await freshDirectory();
  const name = `gatehouse_bench_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(databaseUrl, `create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return {
    env: { ...directory.env, DATABASE_URL: url.href },
    clear: async () => {
      await runOnServer(databaseUrl, `drop database ${name} with (force)`);
      await directory.clear();
    },
  };
}

async function runOnServer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
