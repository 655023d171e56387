import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GatehouseError } from '../errors.ts';
import { refuseUnfinished } from './backup/unfinished.ts';
import type { Database } from './session.ts';
import { sql } from './sql.ts';

const bookkeeping = `
create table if not exists migration (
  name text primary key,
  applied_at timestamptz not null default now()
);
create table if not exists database_revision (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);
insert into database_revision (revision) values (0) on conflict do nothing;
`;

/** Applies the numbered files of `folder` that the database has not seen, each in a transaction; returns their names. */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  await refuseUnfinished(database);
  return applyMigrations(database, folder, await migrationFiles(folder));
}

/** As `migrate`, of those files alone, and in a database that a restore fills. */
export async function applyMigrations(
  database: Database,
  folder: string,
  files: readonly string[],
): Promise<string[]> {
  await database.script(oneAtATime(bookkeeping));
  const applied = new Set(await appliedNames(database));
  const unknown = [...applied].filter((name) => !files.includes(name));
  if (unknown.length > 0) {
    throw new GatehouseError(
      'DATABASE_NEWER',
      `The database was made by a newer Gatehouse (${unknown.join(', ')}). Use that version or newer.`,
      { status: 503 },
    );
  }
  const pending = files.filter((name) => !applied.has(name));
  for (const name of pending) {
    const text = await readFile(join(folder, name), 'utf8');
    try {
      await database.script(once(name, text));
    } catch (error) {
      // Another process that started at the same moment may have applied it while this one waited for the lock.
      if (!(await appliedNames(database)).includes(name)) throw explained(error);
    }
  }
  return pending;
}

/** As 0009_row_security.sql raises it, with the statements that are wanting. */
const rolesMissing = z.object({ code: z.literal('GHROL'), message: z.string() });

function explained(error: unknown): unknown {
  const missing = rolesMissing.safeParse(error);
  if (!missing.success) return error;
  return new GatehouseError(
    'DATABASE_ROLES_MISSING',
    'The hub needs two roles on the PostgreSQL server, which its own user may not make. ' +
      `Let an administrator of the server run these statements, and start again: ${missing.data.message};`,
    { status: 503, cause: error },
  );
}

/** The numbered files of `folder` that the database has not seen; throws when the database does not answer. */
export async function listUnapplied(database: Database, folder: string): Promise<string[]> {
  const applied = new Set(await appliedNames(database));
  return (await migrationFiles(folder)).filter((name) => !applied.has(name));
}

async function migrationFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

async function appliedNames(database: Database): Promise<string[]> {
  const rows = await database.rows(
    z.object({ name: z.string() }),
    sql`select name from migration order by name`,
  );
  return rows.map((row) => row.name);
}

/** A second process that starts at the same moment fails on the key rather than migrate twice. */
function once(name: string, text: string): string {
  const quoted = `'${name.replaceAll("'", "''")}'`;
  return oneAtATime(`insert into migration (name) values (${quoted}); ${text};`);
}

/** A script in a transaction that waits for other processes: on PostgreSQL "if not exists" alone fails beside another. */
export function oneAtATime(script: string): string {
  return `begin; select pg_advisory_xact_lock(7274); ${script} commit;`;
}
