import { z } from 'zod';
import { type Session, type Sql, sql } from '../../../database/index.ts';

export const linkPurposes = ['first administrator', 'invitation'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const storedLink = z
  .object({ person_id: z.string().nullable(), purpose: z.enum(linkPurposes) })
  .transform((row) => ({ personId: row.person_id, purpose: row.purpose }));

export type StoredLink = z.output<typeof storedLink>;

/** Keeps a new link in place of earlier ones of the same purpose for the same person, or for nobody yet. */
export async function keepLink(
  session: Session,
  link: StoredLink & { codeHash: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { codeHash, personId, purpose, now, expiresAt } = link;
  await session.run(sql`
    delete from sign_in_link
    where purpose = ${purpose} and person_id is not distinct from ${personId}::text and used_at is null`);
  await session.run(sql`
    insert into sign_in_link (code_hash, person_id, purpose, made_at, expires_at)
    values (${codeHash}, ${personId}, ${purpose}, ${now}, ${expiresAt})`);
}

/**
 * Links that may still be used. A role that was given since would come into the hands of whoever kept the link, and whoever
 * made it need not manage that role: such a link is over.
 */
const usable = (codeHash: string, now: Date): Sql => sql`
  code_hash = ${codeHash} and used_at is null and expires_at > ${now}
  and not exists (
    select from role_grant given where given.person_id = sign_in_link.person_id and given.granted_at > made_at)`;

/** A link that may still be used. */
export async function findLink(
  session: Session,
  codeHash: string,
  now: Date,
): Promise<StoredLink | undefined> {
  const [found] = await session.rows(
    storedLink,
    sql`select person_id, purpose from sign_in_link where ${usable(codeHash, now)}`,
  );
  return found;
}

/** Uses a link up; 0 where it is no longer usable. */
export function takeLink(session: Session, codeHash: string, now: Date): Promise<number> {
  return session.run(sql`
    update sign_in_link set used_at = ${now} where ${usable(codeHash, now)}`);
}

/** Whether any link of a purpose has ever been used. */
export async function wasLinkUsed(session: Session, purpose: LinkPurpose): Promise<boolean> {
  const found = await session.rows(
    z.object({ code_hash: z.string() }),
    sql`select code_hash from sign_in_link where purpose = ${purpose} and used_at is not null limit 1`,
  );
  return found.length > 0;
}
