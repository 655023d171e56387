import { z } from 'zod';
import { type Session, type Sql, sql } from '../../database/index.ts';
import type { Doer, RoleGrant } from './person.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const grantRow = z
  .object({
    grant_id: z.string(),
    person_id: z.string(),
    role: z.string(),
    subject_id: z.string(),
    from_on: z.string(),
    until_on: z.string().nullable(),
    granted_by_id: z.string().nullable(),
    granted_by: z.string(),
    granted_at: instant,
    from_sign_in: z.boolean(),
    withdrawn_by_id: z.string().nullable(),
    withdrawn_by: z.string().nullable(),
    withdrawn_at: instant.nullable(),
    withdrawal_reason: z.string().nullable(),
  })
  .transform(({ withdrawn_at, withdrawn_by, withdrawal_reason, ...row }): RoleGrant => {
    const by = { id: row.withdrawn_by_id ?? undefined, name: withdrawn_by ?? '' };
    return {
      id: row.grant_id,
      personId: row.person_id,
      role: row.role,
      subjectId: row.subject_id,
      from: row.from_on,
      until: row.until_on ?? undefined,
      grantedBy: { id: row.granted_by_id ?? undefined, name: row.granted_by },
      grantedAt: row.granted_at,
      fromSignIn: row.from_sign_in,
      withdrawn:
        withdrawn_at === null
          ? undefined
          : { at: withdrawn_at, by, reason: withdrawal_reason ?? '' },
    };
  });

const selectWhere = (condition: Sql): Sql =>
  sql`select grant_id, person_id, role, subject_id, from_on, until_on, granted_by_id, granted_by, granted_at, from_sign_in,
      withdrawn_by_id, withdrawn_by, withdrawn_at, withdrawal_reason
    from role_grant where ${condition} order by granted_at, grant_id`;

/** Every role that a person was ever given, in the order in which they were. */
export function listGrants(session: Session, personId: string): Promise<RoleGrant[]> {
  return session.rows(grantRow, selectWhere(sql`person_id = ${personId}`));
}

/** Every role that anyone holds, or will, and that was not withdrawn; those of people who were ended left out. */
export function listStandingGrants(session: Session): Promise<RoleGrant[]> {
  return session.rows(
    grantRow,
    selectWhere(sql`withdrawn_at is null
      and person_id in (select person.person_id from person where person.ended_at is null)`),
  );
}

/** Keeps that a role was given. */
export async function insertGrant(session: Session, grant: RoleGrant): Promise<void> {
  const { id, personId, role, subjectId, from, until, grantedBy, grantedAt, fromSignIn } = grant;
  await session.run(sql`
    insert into role_grant
      (grant_id, person_id, role, subject_id, from_on, until_on, granted_by_id, granted_by, granted_at, from_sign_in)
    values
      (${id}, ${personId}, ${role}, ${subjectId}, ${from}, ${until}, ${grantedBy.id}, ${grantedBy.name}, ${grantedAt},
       ${fromSignIn})`);
}

/** Keeps that a role was withdrawn; 0 where it was before. */
export function markWithdrawn(
  session: Session,
  id: string,
  { at, by, reason }: { at: Date; by: Doer; reason: string },
): Promise<number> {
  return session.run(sql`
    update role_grant
    set withdrawn_at = ${at}, withdrawn_by_id = ${by.id}, withdrawn_by = ${by.name}, withdrawal_reason = ${reason}
    where grant_id = ${id} and withdrawn_at is null`);
}
