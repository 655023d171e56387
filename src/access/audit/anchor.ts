import type { EntryContent } from './entry.ts';

/** A point of the chain that is kept apart: the hash of an entry. Its number tells how many entries there were. */
export type Anchor = { number: number; at: string; hash: string };

/** Where the chain ends, and where it was last anchored. */
export type Head = {
  number: number;
  hash: string;
  anchoredNumber: number;
  anchoredAt: string | null;
};

const mostEntries = 1_000;
const mostMilliseconds = 24 * 60 * 60 * 1_000;

/** Whether an entry is to be an anchor: the first, and then every 1,000th or the first after a day, whichever comes first. */
export function anchorIsDue(
  head: Head,
  { number, at }: Pick<EntryContent, 'number' | 'at'>,
): boolean {
  if (head.anchoredAt === null) return true;
  return (
    number - head.anchoredNumber >= mostEntries ||
    Date.parse(at) - Date.parse(head.anchoredAt) >= mostMilliseconds
  );
}
