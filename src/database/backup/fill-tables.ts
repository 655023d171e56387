import { z } from 'zod';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Session } from '../session.ts';
import { identifier, restore, sql } from '../sql.ts';
import type { Header, Sum, Table } from './format.ts';
import type { Part } from './read-backup.ts';
import { readRows } from './read-rows.ts';
import { RowHash } from './row-hash.ts';

/** Stores a portion of rows. Throws BACKUP_ROWS_REFUSED, with the place, where the database does not take them. */
export async function insertRows(
  session: Session,
  { table, lines, lastLine }: Extract<Part, { kind: 'rows' }>,
  file: string,
): Promise<void> {
  const names = table.columns.map(({ name }) => identifier(name).text);
  const values = table.columns.map(({ type }, index) => `(line ->> ${index})::${type}`);
  try {
    await session.run(
      restore(
        `insert into ${identifier(table.name).text} (${names.join(', ')}) overriding system value
         select ${values.join(', ')} from jsonb_array_elements($1::text::jsonb) line`,
        [`[${lines.join(',')}]`],
      ),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const first = lastLine - lines.length + 1;
    throw new GatehouseError(
      'BACKUP_ROWS_REFUSED',
      'The database does not take rows of the backup. Nothing was restored.',
      {
        status: 422,
        cause: error,
        problems: [
          {
            message: `${table.name}, in the lines to ${lastLine}: ${reason}`,
            place: { file, line: first },
          },
        ],
      },
    );
  }
}

/** Lets every sequence go on from where it was. */
export async function setSequences(session: Session, { sequences }: Header): Promise<void> {
  for (const { name, at, used } of sequences) {
    const sequence = identifier(name).text;
    await session.rows(
      z.unknown(),
      sql`select setval(${sequence}::text::regclass, ${at}::bigint, ${used}::boolean)`,
    );
  }
}

/** Reads every table again; throws BACKUP_DIFFERENT, naming each table, where it is not what the backup says. */
export async function compareTables(
  session: Session,
  tables: readonly Table[],
  sums: ReadonlyMap<string, Sum>,
): Promise<void> {
  const problems: Problem[] = [];
  for (const table of tables) {
    const hash = new RowHash();
    for await (const lines of readRows(session, table)) hash.add(lines);
    const { rows, sha256 } = hash.sum();
    const stated = sums.get(table.name);
    if (stated?.rows === rows && stated.sha256 === sha256) continue;
    problems.push({
      message: `The rows of ${table.name} are not what the backup says.`,
      found: `${rows} rows, SHA-256 ${sha256}`,
      expected: `${stated?.rows} rows, SHA-256 ${stated?.sha256}`,
    });
  }
  if (problems.length === 0) return;
  throw new GatehouseError(
    'BACKUP_DIFFERENT',
    'What the database gives back is not what the backup holds. Nothing was restored.',
    { status: 500, problems },
  );
}
