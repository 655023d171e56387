import type { PerformanceRow } from './performance.ts';

/**
 * A row as the command line and the API give it: plain values under stable names. The revisions lead to where
 * the figures came from.
 */
export type DoorRow = Omit<
  PerformanceRow,
  'providerId' | 'domain' | 'madeOf' | 'outturnSource' | 'levelSource' | 'mentions'
> & { outturnRevision: number | null; levelRevision: number | null };

/** The row as the doors give it. */
export function doorRow(row: PerformanceRow): DoorRow {
  const { providerId, domain, madeOf, outturnSource, levelSource, mentions, ...given } = row;
  const [outturnRevision, levelRevision] = [outturnSource?.id ?? null, levelSource?.id ?? null];
  return { ...given, outturnRevision, levelRevision };
}
