import { z } from 'zod';
import { type Session, sql } from '../../database/index.ts';

/** One definition of a scheme by which ratings were given. */
export type SchemeVersion = { version: number; hash: string; recordedAt: string };

const versionRow = z
  .object({ scheme_version: z.number(), content_hash: z.string(), recorded_at: z.string() })
  .transform(
    (row): SchemeVersion => ({
      version: row.scheme_version,
      hash: row.content_hash,
      recordedAt: row.recorded_at,
    }),
  );

/** Adds definitions that were not known; those that were stay as they are. */
export async function addSchemeVersions(
  session: Session,
  schemes: ReadonlyArray<{ code: string; version: number; hash: string; content: unknown }>,
): Promise<void> {
  await session.run(sql`
    insert into rating_scheme (scheme, scheme_version, content_hash, content)
    select added.code, added.version, added.hash, added.content
    from jsonb_to_recordset(${JSON.stringify(schemes)}::text::jsonb)
      as added (code text, version integer, hash text, content jsonb)
    on conflict do nothing`);
}

/** Every definition of a scheme, the latest first. */
export function listKeptVersions(session: Session, scheme: string): Promise<SchemeVersion[]> {
  return session.rows(
    versionRow,
    sql`
      select scheme_version, content_hash, recorded_at from rating_scheme where scheme = ${scheme}
      order by scheme_version desc, recorded_at desc`,
  );
}
