import type { BulletinCount, BulletinRow } from './bulletin.ts';

/** A part of a whole as a whole percentage, halves rounded up as the bulletins do; null where there is none. */
export function percentOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0) return null;
  // In whole numbers, so that a half is exactly a half.
  return Math.floor((200 * part + whole) / (2 * whole));
}

/** The sum of one column; blanks add nothing. */
export function sumOf(rows: readonly BulletinRow[], count: BulletinCount): number {
  return rows.reduce((sum, row) => sum + (row[count] ?? 0), 0);
}

/** A count with commas, 'none' where there is none. */
export function printCount(count: number | null): string {
  return count === null ? 'none' : count.toLocaleString('en-GB');
}
