import { type MonthIndex, monthsOf, type Period, printPeriod } from '../calendar/index.ts';
import { getMetric, type Metric, printValue } from '../catalogue/index.ts';
import type { KeptFigure, Recorded } from '../commission/index.ts';
import { printPlace } from '../errors.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigure } from './counted-figures.ts';
import { MonthByMonth } from './month-by-month.ts';
import { madeOf } from './performance.ts';

/** A figure as it was recorded of one period. */
type Found = Omit<Recorded, 'metric' | 'title' | 'period'> & { of: Period };

/**
 * The last figure within a term of each metric that has one: of the month that ends last, and of that the one
 * counted from records before those that were printed. Throws ESTATE_UNKNOWN and CATALOGUE_UNKNOWN_METRIC.
 */
export async function recorded(
  hub: Hub,
  question: { providerId: string; metrics: readonly string[]; term: Period },
): Promise<Recorded[]> {
  const { providerId, term } = question;
  const metrics = question.metrics.map((code) => getMetric(hub.catalogue, code));
  const known = await MonthByMonth.read(hub, { providerId, metrics, span: term });
  return metrics.flatMap((metric) => {
    const found = [
      ...lastCounted(metric, term, known.countedByMonth(metric)),
      ...known.publishedOf(metric).flatMap(printed),
    ];
    const [last] = found.toSorted(
      (one, other) => endOf(other.of) - endOf(one.of) || other.of.first - one.of.first,
    );
    if (!last) return [];
    const { of, ...figure } = last;
    return [{ metric: metric.code, title: metric.title, period: printPeriod(of), ...figure }];
  });
}

function lastCounted(
  metric: Metric,
  term: Period,
  byMonth: ReadonlyArray<CountedFigure | undefined>,
): Found[] {
  const at = byMonth.findLastIndex((counted) => (counted?.outturn ?? null) !== null);
  const [month, counted] = [monthsOf(term)[at], byMonth[at]];
  if (!month || !counted || counted.outturn === null) return [];
  const parts = madeOf(metric, counted);
  return [
    {
      of: month,
      value: counted.outturn,
      text: printValue(counted.outturn, metric),
      source: `Counted from records${parts === null ? '' : `: ${parts}`}`,
    },
  ];
}

function printed({ period, stated, fileName, place }: KeptFigure): Found[] {
  if (stated.value === null) return [];
  const { sheet, row, column } = place;
  const where = { file: fileName, ...(sheet === null ? {} : { sheet }), row, column };
  return [{ of: period, value: stated.value, text: stated.text, source: printPlace(where) }];
}

function endOf({ first, months }: Period): MonthIndex {
  return first + months;
}
