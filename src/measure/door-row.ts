import type { PerformanceRow } from './performance.ts';

/** A row as the command line and the API give it: plain values under stable names, without the page's links. */
export type DoorRow = Omit<
  PerformanceRow,
  'providerId' | 'domain' | 'outturnSource' | 'levelSource' | 'mentions'
>;

/** The row as the doors give it. */
export function doorRow(row: PerformanceRow): DoorRow {
  const { providerId, domain, outturnSource, levelSource, mentions, ...given } = row;
  return given;
}
