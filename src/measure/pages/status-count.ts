import type { PerformanceRow } from '../performance.ts';
import { type Status, statuses } from '../variance.ts';

/** How many rows have each status; judged are those with both an outturn and a level. */
export type StatusCount = Record<Status, number> & { judged: number; all: number };

export function countStatuses(rows: readonly Pick<PerformanceRow, 'status'>[]): StatusCount {
  const count: StatusCount = {
    met: 0,
    missed: 0,
    'no level': 0,
    'no outturn': 0,
    judged: 0,
    all: rows.length,
  };
  for (const { status } of rows) count[status] += 1;
  count.judged = count.met + count.missed;
  return count;
}

/** The statuses that occur, each with its number, in their usual order. */
export function presentStatuses(count: StatusCount): Array<{ status: Status; count: number }> {
  return statuses
    .map((status) => ({ status, count: count[status] }))
    .filter((one) => one.count > 0);
}
