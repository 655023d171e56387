import { type Period, rangePeriod } from '../../calendar/index.ts';
import { appliesTo, type Metric } from '../../catalogue/index.ts';
import { providersIn, type Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import {
  type CountedFigures,
  countedEver,
  eraInForce,
  readCountedMonths,
} from '../../measure/index.ts';
import { controlChartOf } from '../chance/control-chart.ts';
import { monthChartOf } from '../figures/month-chart.ts';
import { readMonths } from '../figures/read-months.ts';
import type { MetricChart } from './control-chart.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Many charts of some months: those with something to look at first; who has no figure at all is named apart. */
export type ManyCharts = {
  charts: readonly MetricChart[];
  without: ReadonlyArray<{ id: string; name: string }>;
};

/** The control chart of a metric at each provider of a region or nation of whom it is asked. */
export async function chartsOfProviders(
  hub: Known,
  { metric, region, span }: { metric: Metric; region: Subject; span: Period },
): Promise<ManyCharts> {
  const providers = providersIn(hub.estate, region.id, span).filter((one) =>
    appliesTo(metric, one),
  );
  const providerIds = providers.map(({ id }) => id);
  const counted = await readCountedMonths(hub, [metric], { period: span, providerIds });
  const all = await Promise.all(
    providers.map((subject) => chartOf(hub, { subject, metric, span, counted })),
  );
  return manyCharts(all, ({ subject: { id, name } }) => ({ id, name }));
}

/** The control chart of each metric that is asked of a provider, region or group by the definitions in force at the end. */
export async function chartsOfMetrics(
  hub: Known,
  { subject, span }: { subject: Subject; span: Period },
): Promise<ManyCharts> {
  const end = span.first + span.months - 1;
  const last = rangePeriod(end, end);
  const metrics = hub.catalogue.metrics.filter(
    (metric) =>
      metric.formula !== undefined &&
      metric.unit !== 'rating' &&
      appliesTo(metric, subject) &&
      eraInForce(hub.catalogue, metric, last) === metric.era,
  );
  const providerIds = countedEver(hub, subject, span);
  const counted = await readCountedMonths(hub, metrics, { period: span, providerIds });
  const all = await Promise.all(
    metrics.map((metric) => chartOf(hub, { subject, metric, span, counted })),
  );
  return manyCharts(all, ({ metric: { code, shortTitle } }) => ({ id: code, name: shortTitle }));
}

type One = { subject: Subject; metric: Metric; span: Period; counted: readonly CountedFigures[] };

async function chartOf(hub: Known, { subject, metric, span, counted }: One): Promise<MetricChart> {
  const series = await readMonths(hub, {
    ...{ provider: subject.id, providerKind: subject.kind, metric: metric.code, span, counted },
  });
  const { question, chosen } = monthChartOf(hub.catalogue, series);
  return { ...series, chart: question && controlChartOf(question), chosen };
}

function manyCharts(
  all: readonly MetricChart[],
  named: (chart: MetricChart) => { id: string; name: string },
): ManyCharts {
  const isKnown = ({ months }: MetricChart) => months.some(({ outturn }) => outturn !== null);
  return {
    charts: all
      .filter(isKnown)
      .toSorted((one, other) => urgency(other) - urgency(one) || latest(other) - latest(one)),
    without: all.filter((one) => !isKnown(one)).map(named),
  };
}

/** What goes on now comes before what stood out once, that before what is usual, and last what has no limits. */
function urgency({ chart }: MetricChart): number {
  const known = chart?.points.filter(({ value }) => value !== null) ?? [];
  if ((known.at(-1)?.flags.length ?? 0) > 0) return 3;
  if (known.some(({ flags }) => flags.length > 0)) return 2;
  return known.some(({ upper, lower }) => upper !== null || lower !== null) ? 1 : 0;
}

function latest({ chart }: MetricChart): number {
  return chart?.points.findLastIndex(({ flags }) => flags.length > 0) ?? -1;
}
