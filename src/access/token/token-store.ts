import { z } from 'zod';
import { isPermission } from '../../catalogue/index.ts';
import { type Session, type Sql, sql } from '../../database/index.ts';
import type { Doer } from '../people/person.ts';
import type { ApiToken } from './token.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const tokenRow = z
  .object({
    token_id: z.string(),
    person_id: z.string(),
    name: z.string(),
    permissions: z.array(z.string()),
    made_at: instant,
    expires_at: instant,
    revoked_by: z.string().nullable(),
    revoked_at: instant.nullable(),
    last_used_at: instant.nullable(),
  })
  .transform(
    ({ revoked_at, revoked_by, ...row }): ApiToken => ({
      id: row.token_id,
      personId: row.person_id,
      name: row.name,
      permissions: row.permissions.filter(isPermission),
      madeAt: row.made_at,
      expiresAt: row.expires_at,
      revoked: revoked_at === null ? undefined : { at: revoked_at, by: revoked_by ?? '' },
      lastUsedAt: row.last_used_at ?? undefined,
    }),
  );

const selectWhere = (condition: Sql): Sql =>
  sql`select token_id, person_id, name, permissions, made_at, expires_at, revoked_by, revoked_at, last_used_at
    from api_token where ${condition} order by made_at desc, token_id`;

/** The token that this is the hash of, whether it still works or not. */
export async function findByHash(session: Session, hash: string): Promise<ApiToken | undefined> {
  const [found] = await session.rows(tokenRow, selectWhere(sql`token_hash = ${hash}`));
  return found;
}

/** Every token that a person ever had, the latest first. */
export function selectTokens(session: Session, personId: string): Promise<ApiToken[]> {
  return session.rows(tokenRow, selectWhere(sql`person_id = ${personId}`));
}

/** Keeps a token by its hash. */
export async function insertToken(session: Session, token: ApiToken, hash: string): Promise<void> {
  const { id, personId, name, permissions, madeAt, expiresAt } = token;
  await session.run(sql`
    insert into api_token (token_id, person_id, name, permissions, token_hash, made_at, expires_at)
    values (${id}, ${personId}, ${name}, ${permissions}, ${hash}, ${madeAt}, ${expiresAt})`);
}

/** Marks a token of a person as revoked; 0 where there is none such, or it was revoked before. */
export function markRevoked(
  session: Session,
  { id, personId }: { id: string; personId: string },
  { at, by }: { at: Date; by: Doer },
): Promise<number> {
  return session.run(sql`
    update api_token set revoked_at = ${at}, revoked_by_id = ${by.id}, revoked_by = ${by.name}
    where token_id = ${id} and person_id = ${personId} and revoked_at is null`);
}

/** Keeps when a token was last used. */
export async function markUsed(session: Session, id: string, at: Date): Promise<void> {
  await session.run(sql`update api_token set last_used_at = ${at} where token_id = ${id}`);
}
