import { z } from 'zod';
import { type Session, sql } from '../../../database/index.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const storedWait = z
  .object({ failures: z.number(), last_at: instant, wait_until: instant })
  .transform((row) => ({ failures: row.failures, lastAt: row.last_at, waitUntil: row.wait_until }));

/** The wrong attempts under a key, held for this transaction so that no two count at once. */
export async function holdWait(
  session: Session,
  keyHash: string,
  now: Date,
): Promise<z.output<typeof storedWait>> {
  await session.run(sql`
    insert into sign_in_wait (key_hash, failures, last_at, wait_until) values (${keyHash}, 0, ${now}, ${now})
    on conflict (key_hash) do nothing`);
  const [held] = await session.rows(
    storedWait,
    sql`select failures, last_at, wait_until from sign_in_wait where key_hash = ${keyHash} for update`,
  );
  return held ?? { failures: 0, lastAt: now, waitUntil: now };
}

export function keepWait(
  session: Session,
  keyHash: string,
  { failures, now, waitUntil }: { failures: number; now: Date; waitUntil: Date },
): Promise<number> {
  return session.run(sql`
    update sign_in_wait set failures = ${failures}, last_at = ${now}, wait_until = ${waitUntil}
    where key_hash = ${keyHash}`);
}

/** Begins the count of a key anew. */
export function clearWait(session: Session, keyHash: string): Promise<number> {
  return session.run(sql`delete from sign_in_wait where key_hash = ${keyHash}`);
}

/** Takes one back that was counted before it was known to be right. */
export function takeBack(session: Session, keyHash: string, now: Date): Promise<number> {
  return session.run(sql`
    update sign_in_wait set failures = greatest(0, failures - 1), wait_until = ${now} where key_hash = ${keyHash}`);
}
