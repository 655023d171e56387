import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { GatehouseError, type Problem } from '../../errors.ts';
import { applyMigrations, oneAtATime } from '../migrate.ts';
import type { Database, Session } from '../session.ts';
import { identifier, restore, sql } from '../sql.ts';
import { describeTables, listConstraints } from './describe-tables.ts';
import { compareTables, insertRows, setSequences } from './fill-tables.ts';
import { type Header, type Manifest, rowsIn, type Table } from './format.ts';
import { addConstraint, completeTable, makeTable } from './make-tables.ts';
import { checkBackup, readBackup } from './read-backup.ts';
import { writeExactTexts } from './snapshot.ts';
import { isUnfinished, marker } from './unfinished.ts';

/** The file, the folder of migrations, and who is told how far it is. */
export type RestoreOptions = {
  file: string;
  migrations: string;
  onStep?: (text: string, share: number) => void;
};

/**
 * Restores a backup into an empty database, all of it or nothing: the schema as it was, by the same migrations, then every
 * row, compared by count and hash. Migrate on after. Throws BACKUP_NOT_EMPTY, BACKUP_NEWER and what `checkBackup` throws
 * before anything is written; when it is interrupted the hub refuses to open the database, and it can be run again.
 */
export async function restoreBackup(
  database: Database,
  { file, migrations, onStep }: RestoreOptions,
): Promise<Manifest> {
  const manifest = await checkBackup(file, (share) => onStep?.('Checking the backup', share));
  const { header } = manifest;
  await refuseNewer(header, migrations);
  await refuseFilled(database, header);
  await database.script(oneAtATime(`create table if not exists ${marker} ();`));
  await applyMigrations(database, migrations, header.migrations);
  await database.transaction(async (session) => {
    await session.rows(z.unknown(), sql`select pg_advisory_xact_lock(7274)`);
    if (!(await isUnfinished(session))) throw notEmpty();
    await writeExactTexts(session);
    const made = await makeMissing(session, header);
    const loosened = await loosen(session, header.tables);
    await fill(session, manifest, file, (share) => onStep?.('Restoring', share));
    for (const table of made) await completeTable(session, table);
    await tighten(session, [...loosened, ...foreignKeysOf(made)], header.tables);
    await setSequences(session, header);
    await compareTables(session, header.tables, manifest.sums);
    await session.run(restore(`drop table ${marker}`, []));
  });
  return manifest;
}

async function refuseNewer({ migrations, program }: Header, folder: string): Promise<void> {
  const known = await readdir(folder);
  const unknown = migrations.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new GatehouseError(
    'BACKUP_NEWER',
    `The backup was written by a newer Gatehouse (${program}, with ${unknown.join(', ')}). Use that version or newer.`,
    { status: 422 },
  );
}

/** What an interrupted restore has left is no hindrance, unless it was that of a newer backup. */
async function refuseFilled(database: Database, { migrations }: Header): Promise<void> {
  const tables = (await describeTables(database)).map(({ name }) => name);
  if (tables.length === 0) return;
  if (!(await isUnfinished(database))) throw notEmpty();
  if (!tables.includes('migration')) return;
  const applied = await database.rows(
    z.object({ name: z.string() }),
    sql`select name from migration`,
  );
  if (!applied.every(({ name }) => migrations.includes(name))) throw notEmpty();
}

function notEmpty(): GatehouseError {
  return new GatehouseError(
    'BACKUP_NOT_EMPTY',
    'A backup is restored into an empty place, and there is something here. Set GATEHOUSE_DATA_DIR to a new folder, or DATABASE_URL to a new database.',
    { status: 409 },
  );
}

/** Makes the tables that no migration makes; throws BACKUP_OTHER_SHAPE where one that is there has other columns. */
async function makeMissing(session: Session, header: Header): Promise<Table[]> {
  const there = new Map((await describeTables(session)).map((table) => [table.name, table]));
  const problems = header.tables.flatMap((table): Problem[] => {
    const columns = there.get(table.name)?.columns;
    if (!columns || shapeOf(columns) === shapeOf(table.columns)) return [];
    return [
      {
        message: `The table ${table.name} has other columns than in the backup.`,
        ...{ found: shapeOf(columns), expected: shapeOf(table.columns) },
      },
    ];
  });
  if (problems.length > 0) {
    throw new GatehouseError(
      'BACKUP_OTHER_SHAPE',
      `The backup was made with other migrations of the same names (by Gatehouse ${header.program}). Nothing was restored: use that version.`,
      { status: 422, problems },
    );
  }
  const missing = header.tables.filter(({ name }) => !there.has(name));
  for (const table of missing) await makeTable(session, table);
  return missing;
}

function shapeOf(columns: Table['columns']): string {
  return columns
    .map(({ name, type }) => `${name} ${type}`)
    .sort()
    .join(', ');
}

type ForeignKey = Table['constraints'][number] & { table: string };

function foreignKeysOf(tables: readonly Table[]): ForeignKey[] {
  return tables.flatMap(({ name, constraints }) =>
    constraints.filter(({ kind }) => kind === 'f').map((key) => ({ ...key, table: name })),
  );
}

/** Empties the tables, and takes off what would refuse rows that come table by table: foreign keys and triggers. */
async function loosen(session: Session, tables: readonly Table[]): Promise<ForeignKey[]> {
  const keys = (await listConstraints(session)).filter(({ kind }) => kind === 'f');
  for (const { table, name } of keys) {
    const text = `alter table ${identifier(table).text} drop constraint ${identifier(name).text}`;
    await session.run(restore(text, []));
  }
  const names = tables.map(({ name }) => identifier(name).text);
  for (const name of names)
    await session.run(restore(`alter table ${name} disable trigger user`, []));
  await session.run(restore(`truncate ${names.join(', ')}`, []));
  return keys;
}

async function tighten(
  session: Session,
  keys: readonly ForeignKey[],
  tables: readonly Table[],
): Promise<void> {
  for (const { table, ...key } of keys) await addConstraint(session, table, key);
  for (const { name } of tables) {
    await session.run(restore(`alter table ${identifier(name).text} enable trigger user`, []));
  }
}

async function fill(
  session: Session,
  manifest: Manifest,
  file: string,
  onShare: (share: number) => void,
): Promise<void> {
  const all = rowsIn(manifest);
  let rows = 0;
  for await (const part of readBackup(file)) {
    if (part.kind !== 'rows') continue;
    await insertRows(session, part, file);
    rows += part.lines.length;
    onShare(rows / all);
  }
}
