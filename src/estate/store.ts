import { createHash } from 'node:crypto';
import { z } from 'zod';
import { identifier, type Session, type Sql, sql } from '../database/index.ts';
import { assembleEstate } from './assemble.ts';
import type { Estate } from './estate.ts';
import { flattenEstate } from './flatten.ts';
import { type StoredEstate, storedRows } from './stored-rows.ts';

/** Stores an estate in place of the one before and tells whether anything changed. Run it inside a transaction. */
export async function storeEstate(session: Session, estate: Estate): Promise<boolean> {
  const hash = createHash('sha256').update(JSON.stringify(estate)).digest('hex');
  const known = await session.rows(
    z.object({ content_hash: z.string() }),
    sql`select content_hash from estate_content`,
  );
  if (known[0]?.content_hash === hash) return false;
  for (const statement of replacement(flattenEstate(estate))) await session.run(statement);
  await session.run(sql`
    insert into estate_content (content_hash) values (${hash})
    on conflict (is_only) do update set content_hash = excluded.content_hash`);
  return true;
}

/** The estate that the database holds; throws `ESTATE_NOT_STORED` when it holds none. */
export async function readEstate(session: Session): Promise<Estate> {
  return assembleEstate({
    subject: await session.rows(storedRows.subject, sql`select * from subject order by position`),
    code: await session.rows(
      storedRows.code,
      sql`select * from subject_code order by subject_id, position`,
    ),
    alias: await session.rows(
      storedRows.alias,
      sql`select * from subject_alias order by subject_id, position`,
    ),
    fact: await session.rows(
      storedRows.fact,
      sql`select * from provider_fact order by provider_id, position`,
    ),
    group: await session.rows(storedRows.group, sql`select * from provider_group order by id`),
    member: await session.rows(
      storedRows.member,
      sql`select * from provider_group_member order by group_id, position`,
    ),
    succession: await session.rows(
      storedRows.succession,
      sql`select * from succession order by position`,
    ),
  });
}

/** Subjects are kept and changed in place, because figures refer to them; what hangs on them is written anew. */
function replacement(rows: StoredEstate): Sql[] {
  return [
    sql`delete from succession`,
    sql`delete from provider_group_member`,
    sql`delete from provider_group`,
    sql`delete from provider_fact`,
    sql`delete from subject_alias`,
    sql`delete from subject_code`,
    sql`
      insert into subject select * from ${recordset('subject', rows.subject)}
      on conflict (id) do update set
        kind = excluded.kind, name = excluded.name, official_name = excluded.official_name,
        source = excluded.source, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
        opened_stated = excluded.opened_stated, closed_stated = excluded.closed_stated,
        position = excluded.position`,
    sql`delete from subject where not id = any (${rows.subject.map(({ id }) => id)}::text[])`,
    sql`insert into subject_code select * from ${recordset('subject_code', rows.code)}`,
    sql`insert into subject_alias select * from ${recordset('subject_alias', rows.alias)}`,
    sql`insert into provider_fact select * from ${recordset('provider_fact', rows.fact)}`,
    sql`insert into provider_group select * from ${recordset('provider_group', rows.group)}`,
    sql`
      insert into provider_group_member
      select * from ${recordset('provider_group_member', rows.member)}`,
    sql`insert into succession select * from ${recordset('succession', rows.succession)}`,
  ];
}

type TableName =
  | 'subject'
  | 'subject_code'
  | 'subject_alias'
  | 'provider_fact'
  | 'provider_group'
  | 'provider_group_member'
  | 'succession';

/** Rows as a table of the same columns: one parameter, however many rows. */
function recordset(table: TableName, rows: readonly object[]): Sql {
  return sql`jsonb_populate_recordset(null::${identifier(table)}, ${JSON.stringify(rows)}::text::jsonb)`;
}
