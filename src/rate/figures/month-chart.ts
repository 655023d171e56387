import { type Catalogue, type Metric, printValue, rangeOf } from '../../catalogue/index.ts';
import { chanceKindOf } from '../../measure/index.ts';
import { enoughMonths } from '../chance/chart-phase.ts';
import type { ChartPoint, ControlChartQuestion } from '../chance/drawn-chart.ts';
import { perOf } from './per-of.ts';
import type { MonthFigure, MonthSeries } from './read-months.ts';

/** Which chart the months of a metric make and why that one; or why they make none. */
export type MonthChart =
  | { question: Omit<ControlChartQuestion, 'marks'>; chosen: string }
  | { question: null; chosen: string };

/**
 * The chart that fits what is known of the months: p for a part of records, u for events, both with each month's own
 * counts; XmR for what is counted otherwise, or known only as it was printed.
 */
export function monthChartOf(catalogue: Catalogue, { metric, months }: MonthSeries): MonthChart {
  const counted = months.filter(({ basis }) => basis === 'counted').length;
  const { kind } = chanceKindOf(catalogue, metric);
  const none = whyNone(metric, months, kind);
  if (none) return { question: null, chosen: none };
  if (counted >= enoughMonths.provisional && kind !== null && kind !== 'judgement') {
    return byCounts(metric, months, kind);
  }
  return byValues(metric, months, counted);
}

function whyNone(
  metric: Metric,
  months: readonly MonthFigure[],
  kind: ReturnType<typeof chanceKindOf>['kind'],
): string | null {
  if (metric.unit === 'rating') return `${metric.code} is a word on a scale: it has no mean.`;
  if (kind === 'judgement') {
    return `${metric.code} stands as it was last known until the next: its months do not come about one by one, so chance cannot be told from them.`;
  }
  const known = months.filter(({ outturn }) => outturn !== null).length;
  if (known >= enoughMonths.provisional) return null;
  const held = known === 0 ? 'No month has' : known === 1 ? '1 month has' : `${known} months have`;
  return `${held} a figure of ${metric.code}: with fewer than ${enoughMonths.provisional} nobody can tell what is usual, so no chart is drawn.`;
}

function byCounts(
  metric: Metric,
  months: readonly MonthFigure[],
  kind: 'proportion' | 'events',
): MonthChart {
  const { polarity, formula } = metric;
  const isAlone = formula !== undefined && !('bottom' in formula);
  const points = months.map((month) => countedPoint(month, isAlone));
  const question = { per: perOf(metric, 1), points, polarity, print: printOf(metric) };
  if (kind === 'proportion') {
    const chosen =
      'A p chart: each month is a part of its records, and its limits go by how many there were.';
    return { question: { kind: 'p', ...question }, chosen };
  }
  const chosen = isAlone
    ? 'A u chart: each month counts events that happen each on its own.'
    : 'A u chart: each month counts events, and its limits go by what they happened among.';
  return { question: { kind: 'u', ...question }, chosen };
}

/** Events that stand over nothing happened in one month. */
function countedPoint(month: MonthFigure, isAlone: boolean): ChartPoint {
  const { period, outturn, top, bottom, basis } = month;
  if (basis === 'published') {
    const missing = `Printed as ${month.outturnText}; what stands behind it is not known.`;
    return { period, value: null, missing };
  }
  const { missing } = month;
  return { period, value: outturn, top, bottom: isAlone && top !== null ? 1 : bottom, missing };
}

function byValues(metric: Metric, months: readonly MonthFigure[], counted: number): MonthChart {
  const points = months.map(({ period, outturn, missing }) => ({
    ...{ period, value: outturn, missing },
  }));
  const printed = months.some(({ basis }) => basis === 'published');
  const parts = [
    'An XmR chart: its limits go by how much each month differs from the one before.',
    ...(printed && counted === 0
      ? [
          'The figures are known only as they were printed: nothing is known of what stands behind them.',
        ]
      : []),
    ...(printed && counted > 0
      ? ['Some months are counted from records, others known only as they were printed.']
      : []),
  ];
  const { polarity } = metric;
  return {
    question: {
      ...{ kind: 'xmr', per: 1, points, polarity, print: printOf(metric) },
      range: rangeOf(metric),
    },
    chosen: parts.join(' '),
  };
}

/** At least one place: a mean lies between whole numbers. */
export function printBetween(value: number, metric: Metric): string {
  const places = Number.isInteger(value) ? metric.decimals : Math.max(1, metric.decimals);
  return printValue(value, metric, places);
}

function printOf(metric: Metric): (value: number) => string {
  return (value) => printBetween(value, metric);
}
