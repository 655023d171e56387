import { z } from 'zod';
import { type Reach, type Session, type Sql, sql } from '../../database/index.ts';
import type { AuditEntry } from './entry.ts';
import type { TrailQuery } from './trail-query.ts';

const entryRow = z
  .object({
    entry_number: z.number(),
    at: z.string(),
    person_id: z.string().nullable(),
    name: z.string(),
    roles: z.string(),
    door: z.string(),
    request_id: z.string().nullable(),
    action: z.string(),
    about_kind: z.string(),
    about_id: z.string(),
    provider_id: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    previous_hash: z.string(),
    hash: z.string(),
  })
  .transform(
    (row): AuditEntry => ({
      number: row.entry_number,
      at: row.at,
      personId: row.person_id,
      name: row.name,
      roles: row.roles,
      door: row.door,
      requestId: row.request_id,
      action: row.action,
      aboutKind: row.about_kind,
      aboutId: row.about_id,
      providerId: row.provider_id,
      before: row.before,
      after: row.after,
      previousHash: row.previous_hash,
      hash: row.hash,
    }),
  );

/** Entries in the order of the chain, a portion of them. */
export function listPortion(
  session: Session,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<AuditEntry[]> {
  return session.rows(
    entryRow,
    sql`select * from audit_entry where entry_number > ${after} and entry_number <= ${upTo}
      order by entry_number limit ${limit}::integer`,
  );
}

/** Entries that fit, of those that the reach covers: the latest first, or the first after `after` in turned order. */
export async function searchEntries(
  session: Session,
  query: TrailQuery,
  { reach, limit }: { reach: Reach; limit: number },
): Promise<AuditEntry[]> {
  const conditions = [within(reach), ...conditionsOf(query)];
  const where = conditions.reduce((all, one) => sql`${all} and ${one}`);
  const order = query.after === undefined ? sql`desc` : sql`asc`;
  const found = await session.rows(
    entryRow,
    sql`select * from audit_entry where ${where} order by entry_number ${order} limit ${limit}::integer`,
  );
  return query.after === undefined ? found : found.reverse();
}

/** The entries about some things, in the order of the chain, of those that the reach covers. */
export function listAbout(
  session: Session,
  things: ReadonlyArray<{ kind: string; id: string }>,
  { reach, limit }: { reach: Reach; limit: number },
): Promise<AuditEntry[]> {
  const kinds = things.map(({ kind }) => kind);
  const ids = things.map(({ id }) => id);
  return session.rows(
    entryRow,
    sql`select * from audit_entry
      where (about_kind, about_id) in (select * from unnest(${kinds}::text[], ${ids}::text[])) and ${within(reach)}
      order by entry_number limit ${limit}::integer`,
  );
}

/** One entry, where there is one and the reach covers it. */
export async function findEntry(
  session: Session,
  number: number,
  reach: Reach,
): Promise<AuditEntry | undefined> {
  const [entry] = await session.rows(
    entryRow,
    sql`select * from audit_entry where entry_number = ${number} and ${within(reach)}`,
  );
  return entry;
}

function within(reach: Reach): Sql {
  if (reach === 'everywhere') return sql`true`;
  return sql`(provider_id = any(${reach}::text[]) or after -> 'providers' <@ to_jsonb(${reach}::text[]))`;
}

function conditionsOf(query: TrailQuery): Sql[] {
  const { who, action, aboutKind, aboutId, providerId, from, to, requestId, before, after } = query;
  return [
    who === undefined ? [] : [sql`(person_id = ${who} or ${contains(sql`name`, who)})`],
    action === undefined ? [] : [contains(sql`action`, action)],
    aboutKind === undefined ? [] : [isAbout(aboutKind, aboutId)],
    providerId === undefined ? [] : [concerns(providerId)],
    from === undefined ? [] : [sql`at >= ${dayBegins(sql`${from}::date`)}`],
    to === undefined ? [] : [sql`at < ${dayBegins(sql`${to}::date + 1`)}`],
    requestId === undefined ? [] : [sql`request_id = ${requestId}`],
    before === undefined ? [] : [sql`entry_number < ${before}`],
    after === undefined ? [] : [sql`entry_number > ${after}`],
  ].flat();
}

/** Itself, or with others. */
function concerns(providerId: string): Sql {
  return sql`(provider_id = ${providerId} or after -> 'providers' @> to_jsonb(${providerId}::text))`;
}

/** A record is also looked at in a list behind a figure, whose entry names every record of the list. */
function isAbout(kind: string, id: string | undefined): Sql {
  if (id === undefined) return sql`about_kind = ${kind}`;
  const itself = sql`about_kind = ${kind} and about_id = ${id}`;
  if (kind !== 'record') return itself;
  const listed = JSON.stringify({ records: [id] });
  return sql`(${itself} or (about_kind = 'figure' and after @> ${listed}::text::jsonb))`;
}

/** Days are those of the clock in England, as times are shown. */
function dayBegins(day: Sql): Sql {
  return sql`((${day})::timestamp at time zone 'Europe/London')`;
}

function contains(column: Sql, words: string): Sql {
  return sql`strpos(lower(${column}), lower(${words}::text)) > 0`;
}
