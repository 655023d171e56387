import { z } from 'zod';
import type { Catalogue, Field, FieldKind, RecordType } from '../../catalogue/index.ts';
import { identifier, type Session, type Sql, sql } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';

/** The type of a column, as PostgreSQL names it in full. */
type ColumnType = 'date' | 'boolean' | 'numeric' | 'text';

const columnTypes: Readonly<Record<FieldKind, { name: ColumnType; words: string }>> = {
  date: { name: 'date', words: 'dates' },
  flag: { name: 'boolean', words: 'flags' },
  whole: { name: 'numeric', words: 'figures' },
  number: { name: 'numeric', words: 'figures' },
  choice: { name: 'text', words: 'texts' },
  person: { name: 'text', words: 'texts' },
  reference: { name: 'text', words: 'texts' },
  code: { name: 'text', words: 'texts' },
};

/** What every record has besides its fields, in the order of its table. */
export const keptColumns = sql`provider_id, record_key, revision, batch_id, stated_in, superseded_in, retracted`;

/** The table of a record type: court-report is in record_court_report. */
export function recordTable(code: string): Sql {
  return identifier(`record_${code.replaceAll('-', '_')}`);
}

/** The type of a field's column as SQL. */
export function columnType(kind: FieldKind): Sql {
  switch (columnTypes[kind].name) {
    case 'date':
      return sql`date`;
    case 'boolean':
      return sql`boolean`;
    case 'numeric':
      return sql`numeric`;
    case 'text':
      return sql`text`;
  }
}

/** SQL fragments with commas between. */
export function commaList(parts: readonly Sql[]): Sql {
  return parts.reduce((list, part, index) => (index === 0 ? part : sql`${list}, ${part}`), sql``);
}

/** What is kept of who sees the rows of a record table. */
const guardRow = z.object({ record_table: z.string() });

const columnRow = z.object({ record_table: z.string(), column: z.string(), type: z.string() });

/**
 * Makes the table of every record type from its declaration, and a column for every new field; drops nothing.
 * Run it inside a transaction. Throws DELIVER_FIELD_CHANGED where a field now holds something of another kind.
 */
export async function syncRecordTables(session: Session, catalogue: Catalogue): Promise<void> {
  if (catalogue.recordTypes.length === 0) return;
  await session.run(sql`select pg_advisory_xact_lock(7274)`);
  const known = await knownColumns(session);
  const guarded = await guardedTables(session);
  refuseChanged(catalogue.recordTypes, known);
  for (const type of catalogue.recordTypes) {
    const columns = known.get(nameOfTable(type));
    if (!columns) await createTable(session, type);
    else await addColumns(session, type, columns);
    await createDayIndex(session, type);
    if (!guarded.has(nameOfTable(type))) await guardTable(session, type);
  }
}

/** The tables that `guardTable` has dealt with. */
async function guardedTables(session: Session): Promise<Set<string>> {
  const rows = await session.rows(
    guardRow,
    sql`select c.relname as record_table from pg_class c
        join pg_policy p on p.polrelid = c.oid and p.polname = 'reached'
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'superseded_in'
        where c.relnamespace = current_schema()::regnamespace and c.relrowsecurity
          and c.relname like 'record\\_%' and has_column_privilege('gatehouse_scoped', c.oid, a.attnum, 'update')`,
  );
  return new Set(rows.map(({ record_table }) => record_table));
}

/** A caller sees the records of the providers that the reach of its transaction names, and overwrites nothing of them. */
async function guardTable(session: Session, type: RecordType): Promise<void> {
  const table = recordTable(type.code);
  const both = sql`gatehouse_whole, gatehouse_scoped`;
  const records = sql`current_setting('gatehouse.records', true) = '*'
    or provider_id = any (string_to_array(current_setting('gatehouse.records', true), ','))`;
  // Submitted figures are about nobody, and are written by whoever submits the return.
  const returns = sql`current_setting('gatehouse.returns', true) = '*'
    or provider_id = any (string_to_array(current_setting('gatehouse.returns', true), ','))`;
  const reached = type.returned === undefined ? records : sql`${records} or ${returns}`;
  for (const statement of [
    sql`alter table ${table} enable row level security`,
    sql`drop policy if exists whole on ${table}`,
    sql`drop policy if exists reached on ${table}`,
    sql`create policy whole on ${table} to gatehouse_whole using (true) with check (true)`,
    sql`create policy reached on ${table} to gatehouse_scoped using (${reached}) with check (${reached})`,
    sql`grant select, insert on ${table} to ${both}`,
    sql`grant update (superseded_in) on ${table} to ${both}`,
  ])
    await session.run(statement);
}

/** Table by table, what each column holds. */
async function knownColumns(session: Session): Promise<Map<string, Map<string, string>>> {
  const rows = await session.rows(
    columnRow,
    sql`select c.relname as record_table, a.attname as column, format_type(a.atttypid, null) as type
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
          and c.relname like 'record\\_%' and a.attnum > 0 and not a.attisdropped`,
  );
  const tables = new Map<string, Map<string, string>>();
  for (const { record_table, column, type } of rows) {
    const columns = tables.get(record_table) ?? new Map<string, string>();
    tables.set(record_table, columns.set(column, type));
  }
  return tables;
}

function nameOfTable({ code }: RecordType): string {
  return `record_${code.replaceAll('-', '_')}`;
}

function refuseChanged(
  types: readonly RecordType[],
  known: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  const problems = types.flatMap((type) =>
    type.fields.flatMap((field): Problem[] => {
      const kept = known.get(nameOfTable(type))?.get(field.name);
      const { name, words } = columnTypes[field.kind];
      if (kept === undefined || kept === name) return [];
      return [
        {
          message: `${type.code}: the field ${field.name} is declared to hold ${words}, but its records hold ${kept}.`,
          expected: 'the kind that it had, or a new name for the new field',
        },
      ];
    }),
  );
  if (problems.length === 0) return;
  throw new GatehouseError(
    'DELIVER_FIELD_CHANGED',
    'The definitions give fields another kind than their records have; the hub does not start on them.',
    { status: 500, problems },
  );
}

async function createTable(session: Session, type: RecordType): Promise<void> {
  const table = recordTable(type.code);
  const columns = type.fields.map(declaredColumn);
  await session.run(sql`
    create table ${table} (
      provider_id text collate "C" not null,
      record_key text collate "C" not null,
      revision integer not null,
      batch_id bigint not null,
      stated_in bigint not null,
      superseded_in bigint,
      retracted boolean not null,
      ${commaList(columns)},
      primary key (provider_id, record_key, revision)
    )`);
  await session.run(sql`create index on ${table} using brin (batch_id)`);
}

/** For following a provider's figure of some months back to its records. */
async function createDayIndex(session: Session, type: RecordType): Promise<void> {
  const name = identifier(`${nameOfTable(type)}_${type.happened}`);
  await session.run(
    sql`create index if not exists ${name} on ${recordTable(type.code)} (provider_id, ${identifier(type.happened)})`,
  );
}

async function addColumns(
  session: Session,
  type: RecordType,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const missing = type.fields.filter(({ name }) => !known.has(name));
  if (missing.length === 0) return;
  const additions = missing.map((field) => sql`add column ${declaredColumn(field)}`);
  await session.run(sql`alter table ${recordTable(type.code)} ${commaList(additions)}`);
}

function declaredColumn({ name, kind }: Field): Sql {
  return sql`${identifier(name)} ${columnType(kind)}`;
}
