import { z } from 'zod';
import { type Session, sql } from '../../../database/index.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const storedAccount = z
  .object({
    person_id: z.string(),
    password_hash: z.string().nullable(),
    password_set_at: instant.nullable(),
    totp_secret: z.string().nullable(),
    totp_pending: z.string().nullable(),
    totp_set_at: instant.nullable(),
  })
  .transform((row) => ({
    personId: row.person_id,
    passwordHash: row.password_hash,
    passwordSetAt: row.password_set_at,
    totpSecret: row.totp_secret,
    totpPending: row.totp_pending,
    totpSetAt: row.totp_set_at,
  }));

/** What somebody signs in by here: never shown, and read by the program alone. */
export type LocalAccount = z.output<typeof storedAccount>;

export async function findAccount(
  session: Session,
  personId: string,
): Promise<LocalAccount | undefined> {
  const [found] = await session.rows(
    storedAccount,
    sql`select person_id, password_hash, password_set_at, totp_secret, totp_pending, totp_set_at
      from local_account where person_id = ${personId}`,
  );
  return found;
}

/** Keeps a password's hash, with or without an account before. */
export function keepPassword(
  session: Session,
  personId: string,
  { hash, now }: { hash: string; now: Date },
): Promise<number> {
  return session.run(sql`
    insert into local_account (person_id, password_hash, password_set_at) values (${personId}, ${hash}, ${now})
    on conflict (person_id) do update
      set password_hash = excluded.password_hash, password_set_at = excluded.password_set_at`);
}

/** Replaces a hash by one of the same password with today's cost, unless the password has changed meanwhile. */
export function replaceHash(
  session: Session,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<number> {
  return session.run(sql`
    update local_account set password_hash = ${to} where person_id = ${personId} and password_hash = ${from}`);
}

/** Keeps a secret that is shown but not yet confirmed. */
export function keepPendingTotp(
  session: Session,
  personId: string,
  sealed: string,
): Promise<number> {
  return session.run(sql`
    insert into local_account (person_id, totp_pending) values (${personId}, ${sealed})
    on conflict (person_id) do update set totp_pending = excluded.totp_pending`);
}

/** Makes the pending secret the one that codes are asked of; 0 where it is no longer the pending one. */
export function confirmTotp(
  session: Session,
  personId: string,
  { sealed, step, now }: { sealed: string; step: number; now: Date },
): Promise<number> {
  return session.run(sql`
    update local_account set totp_secret = totp_pending, totp_pending = null, totp_set_at = ${now}, totp_step = ${step}
    where person_id = ${personId} and totp_pending = ${sealed}`);
}

/** Replaces a sealed secret by the same one sealed anew, unless another has been set meanwhile. */
export function replaceTotp(
  session: Session,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<number> {
  return session.run(sql`
    update local_account set totp_secret = ${to} where person_id = ${personId} and totp_secret = ${from}`);
}

/** Takes the code of a time step; 0 where it or a later one has been taken. */
export function takeStep(session: Session, personId: string, step: number): Promise<number> {
  return session.run(sql`
    update local_account set totp_step = ${step}
    where person_id = ${personId} and totp_secret is not null and (totp_step is null or totp_step < ${step})`);
}

/** Asks no codes any more. */
export async function clearTotp(session: Session, personId: string): Promise<void> {
  await session.run(sql`
    update local_account set totp_secret = null, totp_pending = null, totp_set_at = null, totp_step = null
    where person_id = ${personId}`);
  await session.run(sql`delete from recovery_code where person_id = ${personId}`);
}

/** Keeps the hashes of new recovery codes in place of all earlier ones. */
export async function keepRecoveryCodes(
  session: Session,
  personId: string,
  hashes: readonly string[],
): Promise<void> {
  await session.run(sql`delete from recovery_code where person_id = ${personId}`);
  for (const hash of hashes) {
    await session.run(
      sql`insert into recovery_code (person_id, code_hash) values (${personId}, ${hash})`,
    );
  }
}

/** Takes a recovery code; 0 where there is none such, or it has been used. */
export function takeRecoveryCode(
  session: Session,
  personId: string,
  { hash, now }: { hash: string; now: Date },
): Promise<number> {
  return session.run(sql`
    update recovery_code set used_at = ${now}
    where person_id = ${personId} and code_hash = ${hash} and used_at is null`);
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(session: Session, personId: string): Promise<number> {
  const [found] = await session.rows(
    z.object({ left_over: z.number() }),
    sql`select count(*) as left_over from recovery_code where person_id = ${personId} and used_at is null`,
  );
  return found?.left_over ?? 0;
}
