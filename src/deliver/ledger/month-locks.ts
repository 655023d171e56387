import { audit, mayDoFor, requireReach } from '../../access/index.ts';
import { type MonthIndex, parsePeriod } from '../../calendar/index.ts';
import { GatehouseError } from '../../errors.ts';
import { findProvider, getSubject, nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { recorderOf } from '../recorder.ts';
import { lockLedger } from './batch-store.ts';
import { addLock, endLock, listLockedMonths, listLocks, type MonthLock } from './lock-store.ts';
import { monthWords } from './month.ts';
import { readReason } from './reason.ts';

/** Which month, of one provider or of all, and why; the month as people write it, such as Mar 2008. */
export type LockWish = { month: string; provider?: string | undefined; reason: string; by: string };

type Locking = Pick<Hub, 'database' | 'estate' | 'caller' | 'now'>;
type Lock = Pick<MonthLock, 'providerId' | 'month' | 'lockedBy' | 'reason'>;

/** Locks a month, so that no batch may change what happened in it; throws DELIVER_ALREADY_LOCKED and ACCESS_OUT_OF_SCOPE. */
export async function lockMonth(hub: Locking, wish: LockWish): Promise<Lock> {
  const lock = readLock(hub, wish);
  const added = await underLock(hub, lock, { change: addLock, action: 'month locked' });
  if (added) return lock;
  const message = `${monthWords(lock.month)} is locked already for ${ofWhom(hub, lock)}.`;
  throw new GatehouseError('DELIVER_ALREADY_LOCKED', message, { status: 409 });
}

/** Opens a locked month again; throws DELIVER_NOT_LOCKED. */
export async function unlockMonth(hub: Locking, wish: LockWish): Promise<Lock> {
  const lock = readLock(hub, wish);
  const ended = await underLock(hub, lock, { change: endLock, action: 'month unlocked' });
  if (ended) return lock;
  const message = `${monthWords(lock.month)} is not locked for ${ofWhom(hub, lock)}. A lock of all providers is opened for all of them.`;
  throw new GatehouseError('DELIVER_NOT_LOCKED', message, { status: 409 });
}

/** The locks of all providers, and those of providers whose records one may see: in force first, the latest month first. */
export async function listOwnLocks({
  database,
  caller,
}: Pick<Hub, 'database' | 'caller'>): Promise<MonthLock[]> {
  const locks = await listLocks(database);
  return locks.filter(
    ({ providerId }) => providerId === '' || mayDoFor(caller, 'see records', providerId),
  );
}

/** The months in which nothing of a provider may change: by its own locks and those of all providers, in order. */
export function lockedMonths(
  { database }: Pick<Hub, 'database'>,
  providerId: string,
): Promise<MonthIndex[]> {
  return listLockedMonths(database, providerId);
}

/** Whom a lock holds, in words. */
export function ofWhom({ estate }: Pick<Hub, 'estate'>, { providerId }: { providerId: string }) {
  return providerId === '' ? 'all providers' : nameOf(estate, providerId);
}

/** No batch may be on its way into the month while it is locked. */
function underLock(
  hub: Locking,
  lock: Lock,
  { change, action }: { change: typeof addLock; action: string },
): Promise<boolean> {
  const { providerId, month, reason } = lock;
  // A lock of all providers is theirs to set who cover all of them.
  requireReach(hub.caller, 'lock months', [providerId]);
  return hub.database.transaction(async (session) => {
    await lockLedger(session);
    const changed = await change(session, lock);
    if (changed) {
      await audit(session, hub, {
        ...{ action, about: { kind: 'month', id: monthWords(month) } },
        providerId: providerId || undefined,
        after: { reason, of: ofWhom(hub, lock) },
      });
    }
    return changed;
  });
}

function readLock({ estate, caller }: Locking, { month, provider, reason, by }: LockWish): Lock {
  const period = parsePeriod(month);
  if (period.months !== 1) {
    const message = `“${month}” is not one month. Write a month such as Mar 2008.`;
    throw new GatehouseError('DELIVER_LOCK_UNREADABLE', message);
  }
  const subject = provider === undefined ? undefined : getSubject(estate, provider);
  if (subject && !findProvider(estate, subject.id)) {
    const message = `${subject.name} is not a provider. Name a probation area or an establishment, or none to lock the month for all.`;
    throw new GatehouseError('DELIVER_LOCK_UNREADABLE', message);
  }
  return {
    providerId: subject?.id ?? '',
    month: period.first,
    lockedBy: recorderOf({ caller }, by),
    reason: readReason(reason),
  };
}
