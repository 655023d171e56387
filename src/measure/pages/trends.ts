import { type Period, printPeriod } from '../../calendar/index.ts';
import { type Metric, type Periodicity, printValue } from '../../catalogue/index.ts';
import type { KeptFigure } from '../../commission/index.ts';
import { type Chart, trend } from '../../web/index.ts';
import { FigureSet } from '../figure-set.ts';
import { positionMetric } from '../position-change.ts';

const kindOf: Record<Periodicity, Period['kind']> = {
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
const fewestForATrend = 3;
const longestTrend = 60;

/** The figures of one subject and metric over periods of one kind, in the order of time, gaps left open. */
export function trendOf(
  metric: Metric,
  providerId: string,
  published: readonly KeptFigure[],
  levels: readonly KeptFigure[],
): Chart | undefined {
  const { periodicity, code } = metric;
  const ofMetric = published.filter(
    (figure) =>
      figure.metric === code &&
      figure.mentionedIn === '' &&
      figure.stated.value !== null &&
      figure.period.kind === kindOf[periodicity],
  );
  const periods = spine(ofMetric.map(({ period }) => period));
  if (
    !isTrend(
      code,
      ofMetric.map(({ period }) => period),
      periods,
    )
  )
    return undefined;
  const set = new FigureSet(levels, published);
  const points = periods.map((period) => {
    const outturn = set.findOutturn(providerId, code, period)?.stated;
    const level = set.findLevel(providerId, code, period)?.stated;
    return {
      period: printPeriod(period),
      value: drawn(metric, outturn?.value ?? null),
      valueText: outturn?.text ?? 'not supplied',
      level: drawn(metric, level?.value ?? null),
      levelText: level?.text ?? '',
    };
  });
  return trend({
    id: `trend-${code.toLowerCase()}`,
    title: `${code} ${metric.title}`,
    points,
    print: (value) => printValue(Math.abs(value), metric),
  });
}

/** Every trend that there is for a subject, the scorecard position first. */
export function trendsOf(
  metrics: readonly Metric[],
  providerId: string,
  published: readonly KeptFigure[],
  levels: readonly KeptFigure[],
): Chart[] {
  const first = metrics.filter(({ code }) => code === positionMetric);
  const rest = metrics.filter(({ code }) => code !== positionMetric);
  return [...first, ...rest].flatMap(
    (metric) => trendOf(metric, providerId, published, levels) ?? [],
  );
}

/** Mostly gaps is no trend; positions were stated for few quarters and are shown all the same. */
function isTrend(code: string, known: readonly Period[], shown: readonly Period[]): boolean {
  const first = shown[0]?.first ?? 0;
  const count = known.filter((period) => period.first >= first).length;
  if (code === positionMetric) return count >= 2;
  return count >= fewestForATrend && count * 2 >= shown.length;
}

/** The first place of a ranking stands at the top: places are drawn below zero. */
function drawn(metric: Metric, value: number | null): number | null {
  return value !== null && metric.unit === 'position' ? -value : value;
}

/** Every period from the first to the last, so that a missing one shows as a gap. */
function spine(periods: readonly Period[]): Period[] {
  const [first, ...more] = periods.toSorted((one, other) => one.first - other.first);
  const last = more.at(-1) ?? first;
  if (!first || !last) return [];
  const step = first.months;
  const count = Math.min(longestTrend, (last.first - first.first) / step + 1);
  return Array.from({ length: count }, (_, index) => ({
    ...last,
    first: last.first - (count - 1 - index) * step,
  }));
}
