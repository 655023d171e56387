import { z } from 'zod';
import { type Session, sql } from '../../database/index.ts';

/** What versions are kept of. */
export type Versioned = 'tally' | 'metric';

/** A definition to be kept: its code, what it says, and a hash over all that its figures depend on. */
export type Definition = { code: string; hash: string; content: unknown };

const newest = z.object({
  code: z.string(),
  version: z.number(),
  content_hash: z.string(),
  gone: z.boolean(),
});

/** The newest version of every definition ever kept. */
export function listNewest(
  session: Session,
  kind: Versioned,
): Promise<Array<z.infer<typeof newest>>> {
  return session.rows(
    newest,
    sql`
      select distinct on (code) code, version, content_hash, content is null as gone
      from counting_version where kind = ${kind}
      order by code, version desc`,
  );
}

/** Appends a version of each definition; one without content says that it was taken out. */
export async function addVersions(
  session: Session,
  kind: Versioned,
  definitions: readonly Definition[],
): Promise<void> {
  const rows = definitions.map(({ code, hash, content }) => ({
    code,
    hash,
    content: content ?? null,
  }));
  await session.run(sql`
    insert into counting_version (kind, code, version, content_hash, content)
    select ${kind}, added.code, coalesce(max(known.version), 0) + 1, added.hash,
      nullif(added.content::text, 'null')::jsonb
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as added (code text, hash text, content jsonb)
    left join counting_version known on known.kind = ${kind} and known.code = added.code
    group by added.code, added.hash, added.content`);
}

const stored = z.object({ code: z.string(), content: z.unknown() });

/** The definitions in force at an instant, as they were kept. */
export function listVersionsAt(
  session: Session,
  kind: Versioned,
  instant: string,
): Promise<Array<{ code: string; content?: unknown }>> {
  return session.rows(
    stored,
    sql`
      select code, content from (
        select distinct on (code) code, content from counting_version
        where kind = ${kind} and recorded_at <= ${instant}::timestamptz
        order by code, version desc
      ) newest
      where content is not null`,
  );
}
