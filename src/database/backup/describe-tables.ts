import { z } from 'zod';
import type { Session } from '../session.ts';
import { identifier, sql } from '../sql.ts';
import type { Column, Header, Table } from './format.ts';

/** Tables of the hub: those of its schema, without what an extension brought. */
const ownTables = sql`
  c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

const columnRow = z.object({
  table: z.string(),
  name: z.string(),
  type: z.string(),
  required: z.boolean(),
  identity: z.enum(['', 'a', 'd']),
  collation: z.string().nullable(),
  default: z.string().nullable(),
  collated: z.boolean(),
});

/** Every table of the hub with what it takes to make it, by name. */
export async function describeTables(session: Session): Promise<Table[]> {
  const columns = await session.rows(
    columnRow,
    sql`select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
          a.attnotnull as required, a.attidentity as identity, a.attcollation <> 0 as collated,
          case when a.attcollation <> t.typcollation then l.collname end as collation,
          pg_get_expr(d.adbin, d.adrelid) as default
        from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
          left join pg_collation l on l.oid = a.attcollation
          left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where ${ownTables} and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by c.relname collate "C", a.attnum`,
  );
  const columnsOf = new Map<string, Column[]>();
  for (const { table, ...column } of columns) {
    columnsOf.set(table, [...(columnsOf.get(table) ?? []), column]);
  }
  const known = await readDefinitions(session);
  return [...columnsOf].map(([name, ofTable]) => ({
    name,
    columns: ofTable,
    key: known.keys.filter(({ table }) => table === name).map(({ column }) => column),
    constraints: of(known.constraints, name),
    indexes: of(known.indexes, name).map(({ definition }) => definition),
  }));
}

function of<T extends { table: string }>(rows: readonly T[], name: string): Omit<T, 'table'>[] {
  return rows.filter(({ table }) => table === name).map(({ table: _, ...row }) => row);
}

const keyRow = z.object({ table: z.string(), column: z.string() });
const constraintRow = z.object({
  table: z.string(),
  name: z.string(),
  kind: z.string(),
  definition: z.string(),
});
async function readDefinitions(session: Session) {
  return {
    keys: await session.rows(
      keyRow,
      sql`select c.relname as table, a.attname as column
          from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
            cross join unnest(i.indkey::smallint[]) with ordinality k (attnum, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
          where ${ownTables} order by c.relname, k.place`,
    ),
    constraints: await listConstraints(session),
    indexes: await session.rows(
      z.object({ table: z.string(), definition: z.string() }),
      sql`select c.relname as table, pg_get_indexdef(i.indexrelid, 0, true) as definition
          from pg_class c join pg_index i on i.indrelid = c.oid
          where ${ownTables} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
          order by c.relname, i.indexrelid`,
    ),
  };
}

/** The primary and foreign keys, unique and other checks of every table. */
export function listConstraints(session: Session): Promise<z.infer<typeof constraintRow>[]> {
  return session.rows(
    constraintRow,
    sql`select c.relname as table, k.conname as name, k.contype::text as kind, pg_get_constraintdef(k.oid, true) as definition
        from pg_class c join pg_constraint k on k.conrelid = c.oid
        where ${ownTables} and k.contype in ('p', 'u', 'c', 'f') order by c.relname, k.conname`,
  );
}

const sequenceRow = z.object({ at: z.string(), used: z.boolean() });

/** Where each sequence stands, those of identity columns too. */
export async function describeSequences(session: Session): Promise<Header['sequences']> {
  const names = await session.rows(
    z.object({ name: z.string() }),
    sql`select relname as name from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname collate "C"`,
  );
  const sequences: Header['sequences'] = [];
  for (const { name } of names) {
    const [position] = await session.rows(
      sequenceRow,
      sql`select last_value::text as at, is_called as used from ${identifier(name)}`,
    );
    if (position) sequences.push({ name, ...position });
  }
  return sequences;
}
