import { z } from 'zod';
import { findPeriod, instantWords } from '../../calendar/index.ts';
import type { Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import type { MonthLock } from '../ledger/lock-store.ts';
import { monthWords } from '../ledger/month.ts';
import { listOwnLocks, lockMonth, ofWhom, unlockMonth } from '../ledger/month-locks.ts';
import type { TableView } from './table-view.ts';

const path = '/records/locks';
const words = z
  .string()
  .trim()
  .max(1_000, 'write at most 1,000 characters')
  .transform((text) => (text === '' ? undefined : text))
  .optional();
const body = z.object({
  action: z.enum(['lock', 'open'], { error: 'choose to lock or to open' }).default('lock'),
  ...{ month: words, provider: words, reason: words, by: words },
});
type Written = z.output<typeof body>;

/** Locked months, and the form that locks one or opens it again. */
export function recordLocksPage(): Page {
  const show = async (hub: Hub, data: Record<string, unknown>) =>
    locksView(hub, await listOwnLocks(hub), data);
  return page({
    needs: 'see records',
    submitNeeds: 'lock months',
    path,
    query: z.object({ done: z.enum(['lock', 'open']).optional().catch(undefined) }),
    body,
    show: ({ hub, query }) => show(hub, { done: query.done }),
    submit: async ({ hub, body: written }) => {
      const problems = missingParts(written);
      const { action, month, provider, reason, by = 'records page' } = written;
      if (problems.length > 0 || month === undefined || reason === undefined) {
        const fieldErrors = Object.fromEntries(
          problems.map(({ message, place }) => [place?.path ?? '', message]),
        );
        return { ...(await show(hub, { values: written, fieldErrors })), problems, status: 422 };
      }
      const change = action === 'lock' ? lockMonth : unlockMonth;
      await change(hub, { month, provider, reason, by });
      return { redirect: `${path}?done=${action}` };
    },
  });
}

function missingParts({ month, reason }: Written): Problem[] {
  const isMonth = month !== undefined && findPeriod(month)?.months === 1;
  return [
    ...(isMonth ? [] : [{ message: 'Enter a month such as Mar 2008', place: { path: 'month' } }]),
    ...(reason === undefined ? [{ message: 'Say why', place: { path: 'reason' } }] : []),
  ];
}

function locksView(hub: Hub, locks: readonly MonthLock[], data: Record<string, unknown>): View {
  return {
    view: 'deliver/views/record-locks.njk',
    title: 'Locked months',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Records', href: '/records' },
      { text: 'Locked months' },
    ],
    data: {
      ...{ values: {}, fieldErrors: {} },
      ...{ count: locks.length, table: locksTable(hub, locks) },
      ...data,
    },
  };
}

function locksTable(hub: Hub, locks: readonly MonthLock[]): TableView {
  return {
    ...{ id: 'locks', caption: 'Locks, those in force first' },
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Month' }, { text: 'Of' }, { text: 'Locked' }, { text: 'Opened again' }],
    rows: locks.map((lock) => [
      { text: monthWords(lock.month) },
      { text: ofWhom(hub, lock) },
      { text: instantWords(lock.lockedAt), detail: `by ${lock.lockedBy}: ${lock.reason}` },
      lock.unlockedAt === null
        ? { text: 'in force' }
        : {
            text: instantWords(lock.unlockedAt),
            detail: `by ${lock.unlockedBy}: ${lock.unlockReason}`,
          },
    ]),
  };
}
