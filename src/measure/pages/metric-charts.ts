import { type Metric, printValue } from '../../catalogue/index.ts';
import { barsAgainstLevel, type Chart, distribution } from '../../web/index.ts';
import type { PerformanceRow } from '../performance.ts';
import { improvement } from '../variance.ts';

const mostBars = 40;
const fewestDots = 5;

/** The charts of a metric: bars against the levels, and how the outturns are spread. */
export type MetricCharts = { bars: Chart | undefined; spread: Chart | undefined };

/** Draws what can be drawn of some providers' figures; ratings in words have no length. */
export function metricCharts(
  metric: Metric,
  period: string,
  rows: readonly PerformanceRow[],
  national: PerformanceRow | undefined,
): MetricCharts {
  if (metric.unit === 'rating') return { bars: undefined, spread: undefined };
  const drawable = rows.filter(({ outturn, level }) => outturn !== null || level !== null);
  const known = rows.filter(({ outturn }) => outturn !== null);
  const named = `${metric.shortTitle}, ${period}`;
  const level = levelOfAll(rows, national);
  return {
    bars:
      drawable.length > 0 && drawable.length <= mostBars
        ? barsAgainstLevel({
            id: 'against-level',
            title: `${named}: each provider, best first`,
            bars: drawable.toSorted(bestFirst(metric)).map((row) => ({
              name: row.provider,
              value: row.outturn,
              valueText: row.outturnText,
              level: row.level,
              levelText: row.levelText,
              status: row.status,
            })),
          })
        : undefined,
    spread:
      known.length >= fewestDots
        ? distribution({
            id: 'spread',
            title: `${named}: how the providers are spread`,
            dots: rows.map((row) => ({
              name: row.provider,
              value: row.outturn,
              valueText: row.outturnText,
            })),
            ...(level && { level }),
            print: (value) => printValue(value, metric),
          })
        : undefined,
  };
}

/** The level that stands for all: the nation's, else the one that every provider shares. */
function levelOfAll(
  rows: readonly PerformanceRow[],
  national: PerformanceRow | undefined,
): { value: number; text: string } | undefined {
  const [first, ...others] = rows.filter(({ level }) => level !== null);
  const shared = first && others.every(({ level }) => level === first.level) ? first : undefined;
  if (shared && shared.level !== null) return { value: shared.level, text: shared.levelText };
  if (!national || national.level === null) return undefined;
  return { value: national.level, text: `${national.levelText} (national)` };
}

function bestFirst(metric: Metric): (one: PerformanceRow, other: PerformanceRow) => number {
  return (one, other) => {
    if (one.outturn === null || other.outturn === null) {
      return Number(one.outturn === null) - Number(other.outturn === null);
    }
    if (metric.polarity === 'on target') return one.outturn - other.outturn;
    return improvement(metric, one.outturn, other.outturn);
  };
}
