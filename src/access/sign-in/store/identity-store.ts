import { z } from 'zod';
import { type Session, sql } from '../../../database/index.ts';

/** Somebody as a provider knows them: OpenID Connect Core 1.0, 5.7, only both together name a person. */
export type ProviderIdentity = { issuer: string; subject: string };

const personRow = z.object({ person_id: z.string() });

/** Who a provider's account belongs to. */
export async function findPersonOf(
  session: Session,
  { issuer, subject }: ProviderIdentity,
): Promise<string | undefined> {
  const [found] = await session.rows(
    personRow,
    sql`select person_id from provider_identity where issuer = ${issuer} and subject = ${subject}`,
  );
  return found?.person_id;
}

/** The accounts at providers that belong to a person. */
export function listIdentities(session: Session, personId: string): Promise<ProviderIdentity[]> {
  return session.rows(
    z.object({ issuer: z.string(), subject: z.string() }),
    sql`select issuer, subject from provider_identity where person_id = ${personId} order by issuer, subject`,
  );
}

/** Binds a provider's account to a person. */
export function keepIdentity(
  session: Session,
  { issuer, subject }: ProviderIdentity,
  personId: string,
): Promise<number> {
  return session.run(sql`
    insert into provider_identity (issuer, subject, person_id) values (${issuer}, ${subject}, ${personId})`);
}
