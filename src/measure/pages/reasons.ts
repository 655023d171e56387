import type { PerformanceRow } from '../performance.ts';

/** A reason why values cannot be given, and the metrics that it holds for. */
export type Reason = { text: string; metrics: string[] };

/** The reasons for the values that are not there, each once, with its metrics. */
export function reasonsOf(rows: readonly PerformanceRow[]): Reason[] {
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    if (row.outturn !== null || row.outturnSource || row.explanation === null) continue;
    reasons.set(row.explanation, [...(reasons.get(row.explanation) ?? []), row.metric]);
  }
  return [...reasons].map(([text, metrics]) => ({ text, metrics }));
}
