import type { MonthIndex } from '../calendar/index.ts';

/** Which record of a provider and type: the month in which it happened, and its number there from 0. */
export type RecordId = { month: MonthIndex; index: number };

/** The reference under which the ledger keeps it: 200704-00013. */
export function keyOf({ month, index }: RecordId): string {
  const year = Math.floor(month / 12);
  const ofYear = String((month % 12) + 1).padStart(2, '0');
  return `${year}${ofYear}-${String(index + 1).padStart(5, '0')}`;
}
