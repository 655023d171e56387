import type { Catalogue, Metric } from '../../catalogue/index.ts';
import { chanceKindOf, type PerformanceRow } from '../../measure/index.ts';
import type { Counts, Unsure } from '../chance/counts.ts';
import { chanceOfFigure } from './chance-of-figure.ts';

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
  const { outturn, basis, numerator, denominator } = row;
  if (outturn === null) return { reason: row.explanation ?? `${row.provider} has no outturn.` };
  if (basis !== 'counted') {
    return {
      reason: `Of ${row.provider} only the published figure is known, without the counts behind it.`,
    };
  }
  const { kind, note } = chanceKindOf(catalogue, metric);
  if (kind === null) return { reason: note };
  if (kind === 'judgement') {
    return { reason: `${metric.code} is somebody's judgement: chance does not come into it.` };
  }
  const per = perOf(metric);
  const chance = chanceOfFigure(catalogue, metric, {
    figure: { outturn, top: numerator, bottom: denominator, reason: null, missing: [] },
    months,
    standardError: () => undefined,
  });
  if (chance?.kind === 'proportion') {
    return { per, counts: { kind: 'proportion', top: chance.top, bottom: chance.bottom } };
  }
  if (chance?.kind === 'events' && chance.perEvent > 0) {
    return { per, counts: { kind: 'rate', top: chance.top, bottom: per / chance.perEvent } };
  }
  return { reason: `Of ${row.provider} the counts behind the figure are not known.` };
}

/** What an outturn is per: 100 for a percentage, 100,000 for a rate per so many. */
function perOf({ unit, formula }: Metric): number {
  if (unit === 'percent') return 100;
  return formula?.kind === 'rate' ? formula.per : 1;
}
