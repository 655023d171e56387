import type { Period } from '../../calendar/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { SubjectKind } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { controlChartOf } from '../chance/control-chart.ts';
import type { ControlChart, Mark } from '../chance/drawn-chart.ts';
import { monthChartOf } from '../figures/month-chart.ts';
import { type MonthSeries, readMonths } from '../figures/read-months.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whose control chart, of which metric, over which months; marks are changes that a person knows of. */
export type ChartQuestion = {
  provider: string;
  providerKind?: SubjectKind | undefined;
  metric: string;
  span: Period;
  marks?: readonly Mark[] | undefined;
};

/** A control chart with the figures that it is made of. */
export type MetricChart = MonthSeries & {
  /** Null where too little is known, or chance does not come into it. */
  chart: ControlChart | null;
  /** Which kind of chart and why; where there is none, why. */
  chosen: string;
};

/**
 * The control chart of a metric at a provider, region or group. Throws ESTATE_UNKNOWN, CATALOGUE_UNKNOWN_METRIC, and
 * RATE_CHART_REFUSED where a mark is no month of the span or the span is longer than ten years.
 */
export async function controlChart(hub: Known, question: ChartQuestion): Promise<MetricChart> {
  refuseLongSpan(question.span);
  const series = await readMonths(hub, question);
  const { question: asked, chosen } = monthChartOf(hub.catalogue, series);
  const chart = asked && controlChartOf({ ...asked, marks: question.marks });
  return { ...series, chart, chosen };
}

/** The most months of one chart. */
export const mostMonths = 120;

function refuseLongSpan({ months }: Period): void {
  if (months <= mostMonths) return;
  const message = `A control chart shows at most ${mostMonths} months, not ${months}; ask for fewer.`;
  throw new GatehouseError('RATE_CHART_REFUSED', message, {
    problems: [{ message, place: { path: 'span' } }],
  });
}
