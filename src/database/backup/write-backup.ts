import { createHash } from 'node:crypto';
import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';
import type { Database, Session } from '../session.ts';
import { sql } from '../sql.ts';
import { describeSequences, describeTables } from './describe-tables.ts';
import { formatVersion, type Header, type Manifest, type Sum, type Table } from './format.ts';
import { readRows } from './read-rows.ts';
import { RowHash } from './row-hash.ts';
import { readSnapshot } from './snapshot.ts';
import { refuseUnfinished } from './unfinished.ts';
import { refuseExisting, writeFile } from './write-file.ts';

/** Where a backup goes and what it says of itself; `onTable` is told how many of the tables are written. */
export type BackupOptions = {
  file: string;
  overwrite: boolean;
  program: string;
  now: () => Date;
  onTable?: (share: number) => void;
};

/** Shorter than the silence after which the process that holds the data gives up a caller. */
const silentMilliseconds = 3_000;

/**
 * Writes everything in the database, as it is at one instant, to one file that either engine can be restored from. Run it
 * on a database that sees every row. Throws BACKUP_NOTHING where there is no hub yet, BACKUP_EXISTS, BACKUP_NOT_WRITTEN.
 */
export async function writeBackup(database: Database, options: BackupOptions): Promise<Manifest> {
  if (!options.overwrite) refuseExisting(options.file);
  await refuseUnfinished(database);
  return readSnapshot(database, async (session) => {
    const header = await describe(session, database.engine, options);
    const sums = new Map<string, Sum>();
    const talking = setInterval(() => keepTalking(session), silentMilliseconds);
    try {
      await writeFile(options.file, textsOf(session, header, sums, options.onTable), options);
    } finally {
      clearInterval(talking);
    }
    return { header, sums };
  });
}

/** While a slow disk takes what was read, the transaction shows that somebody is there. */
function keepTalking(session: Session): void {
  session.rows(z.unknown(), sql`select 1 as talking`).catch(() => undefined);
}

async function describe(
  session: Session,
  engine: Database['engine'],
  { program, now }: BackupOptions,
): Promise<Header> {
  const tables = await describeTables(session);
  if (!tables.some(({ name }) => name === 'migration')) {
    throw new GatehouseError(
      'BACKUP_NOTHING',
      'There is no hub in this database: nothing to back up. Check GATEHOUSE_DATA_DIR and DATABASE_URL.',
      { status: 404 },
    );
  }
  const migrations = await session.rows(
    z.object({ name: z.string() }),
    sql`select name from migration order by name collate "C"`,
  );
  return {
    gatehouse: 'backup',
    format: formatVersion,
    ...{ program, engine, takenAt: now().toISOString() },
    migrations: migrations.map(({ name }) => name),
    tables,
    sequences: await describeSequences(session),
  };
}

async function* textsOf(
  session: Session,
  header: Header,
  sums: Map<string, Sum>,
  onTable: BackupOptions['onTable'],
): AsyncGenerator<string> {
  const frame = createHash('sha256');
  const framed = (value: unknown) => {
    const line = `${JSON.stringify(value)}\n`;
    frame.update(line);
    return line;
  };
  yield framed(header);
  for (const [index, table] of header.tables.entries()) {
    yield framed({ table: table.name });
    const sum = yield* rowsOf(session, table);
    sums.set(table.name, sum);
    yield framed(sum);
    onTable?.((index + 1) / header.tables.length);
  }
  yield `${JSON.stringify({ end: true, sha256: frame.digest('hex') })}\n`;
}

async function* rowsOf(session: Session, table: Table): AsyncGenerator<string, Sum> {
  const hash = new RowHash();
  for await (const lines of readRows(session, table)) {
    hash.add(lines);
    yield `${lines.join('\n')}\n`;
  }
  return hash.sum();
}
