import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import type { RecordType } from '../../catalogue/index.ts';
import { identifier, type Session, sql } from '../../database/index.ts';

/** A month in which nothing may change: year * 12 + month - 1; provider '' stands for all of them. */
export type MonthLock = {
  providerId: string;
  month: number;
  lockedAt: string;
  lockedBy: string;
  reason: string;
  unlockedAt: string | null;
  unlockedBy: string | null;
  unlockReason: string | null;
};

/** A record that a batch would change although its month is locked. */
export type LockedRecord = { providerId: string; recordKey: string; month: number; reason: string };

const lockedRow = z
  .object({
    provider_id: z.string(),
    record_key: z.string(),
    month: z.number(),
    reason: z.string(),
  })
  .transform(
    (row): LockedRecord => ({
      providerId: row.provider_id,
      recordKey: row.record_key,
      month: row.month,
      reason: row.reason,
    }),
  );

/** The records of `ledger_delta` that belong to a locked month, by the content that they had or would have. */
export function listLocked(session: Session, type: RecordType): Promise<LockedRecord[]> {
  const happened = identifier(type.happened);
  return session.rows(
    lockedRow,
    sql`select distinct d.provider_id, d.record_key, l.month, l.reason
        from month_lock l join ledger_delta d
          on l.month = (extract(year from d.${happened}) * 12 + extract(month from d.${happened}) - 1)::int
          and l.provider_id in ('', d.provider_id)
        where l.unlocked_at is null
        order by d.provider_id, d.record_key, l.month`,
  );
}

const lockRow = z
  .object({
    provider_id: z.string(),
    month: z.number(),
    locked_at: z.string(),
    locked_by: z.string(),
    reason: z.string(),
    unlocked_at: z.string().nullable(),
    unlocked_by: z.string().nullable(),
    unlock_reason: z.string().nullable(),
  })
  .transform(
    (row): MonthLock => ({
      providerId: row.provider_id,
      month: row.month,
      lockedAt: row.locked_at,
      lockedBy: row.locked_by,
      reason: row.reason,
      unlockedAt: row.unlocked_at,
      unlockedBy: row.unlocked_by,
      unlockReason: row.unlock_reason,
    }),
  );

type NewLock = Pick<MonthLock, 'providerId' | 'month' | 'lockedBy' | 'reason'>;

/** Locks a month and tells whether it was open until now. */
export async function addLock(session: Session, lock: NewLock): Promise<boolean> {
  const added = await session.run(
    sql`insert into month_lock (provider_id, month, locked_at, locked_by, reason)
        values (${lock.providerId}, ${lock.month}, clock_timestamp(), ${lock.lockedBy}, ${lock.reason})
        on conflict (provider_id, month) where unlocked_at is null do nothing`,
  );
  return added > 0;
}

/** Opens a locked month and tells whether it was locked. */
export async function endLock(session: Session, lock: NewLock): Promise<boolean> {
  const ended = await session.run(
    sql`update month_lock set unlocked_at = clock_timestamp(), unlocked_by = ${lock.lockedBy},
          unlock_reason = ${lock.reason}
        where provider_id = ${lock.providerId} and month = ${lock.month} and unlocked_at is null`,
  );
  return ended > 0;
}

/** Every lock there is and was, those in force first, the latest month first. */
export function listLocks(session: Session): Promise<MonthLock[]> {
  return session.rows(
    lockRow,
    sql`select * from month_lock
        order by unlocked_at is not null, month desc, provider_id, locked_at desc`,
  );
}

/** The months that are locked for a provider now, by a lock of its own or of all providers, in order. */
export async function listLockedMonths(
  session: Session,
  providerId: string,
): Promise<MonthIndex[]> {
  const rows = await session.rows(
    z.object({ month: z.number() }),
    sql`select distinct month from month_lock
        where unlocked_at is null and provider_id in ('', ${providerId}) order by month`,
  );
  return rows.map(({ month }) => month);
}
