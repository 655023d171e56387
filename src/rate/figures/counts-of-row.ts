import type { Catalogue, Metric } from '../../catalogue/index.ts';
import { chanceKindOf, type PerformanceRow } from '../../measure/index.ts';
import type { Counts, Unsure } from '../chance/counts.ts';
import { perOf } from './per-of.ts';

/** What a counted outturn is made of, so that the outturn is `top` times `per` over `bottom`. */
export type CountsOfRow = { counts: Counts; per: number };

type Row = Pick<
  PerformanceRow,
  'provider' | 'outturn' | 'basis' | 'numerator' | 'denominator' | 'explanation'
>;

/** The counts behind an outturn, or why chance cannot be told. `months` are those of its period. */
export function countsOfRow(
  catalogue: Catalogue,
  metric: Metric,
  row: Row,
  months: number,
): CountsOfRow | Unsure {
  const { provider, outturn, basis, numerator: top, denominator } = row;
  if (outturn === null) return { reason: row.explanation ?? `${provider} has no outturn.` };
  if (basis !== 'counted' || top === null) {
    return {
      reason: `Of ${provider} only the published figure is known, without the counts behind it.`,
    };
  }
  const { kind, note } = chanceKindOf(catalogue, metric);
  if (kind === null) return { reason: note };
  if (kind === 'judgement') {
    return { reason: `${metric.code} is somebody's judgement: chance does not come into it.` };
  }
  // A count alone is so many in the period.
  const bottom = denominator ?? 1;
  const counts: Counts = { kind: kind === 'proportion' ? kind : 'rate', top, bottom };
  return { counts, per: perOf(metric, months) };
}
