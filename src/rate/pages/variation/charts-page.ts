import { describePeriod } from '../../../calendar/index.ts';
import { listWords, printValue } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import {
  type Outcome,
  type Page,
  page,
  pageLinks,
  smallMultiples,
  type View,
} from '../../../web/index.ts';
import { printBetween } from '../../figures/month-chart.ts';
import type { MetricChart } from '../../variation/control-chart.ts';
import {
  chartsOfMetrics,
  chartsOfProviders,
  type ManyCharts,
} from '../../variation/control-charts.ts';
import { metricAddress } from '../addresses.ts';
import {
  controlChartAddress,
  controlChartsAddress,
  funnelAddress,
  subjectAddress,
  variationAddress,
} from './addresses.ts';
import { controlPoints, rebasesOf } from './chart-view.ts';
import { chartsForms } from './charts-forms.ts';
import { askCharts, type ChartsAsked, type ChartsQuery, chartsQuery } from './charts-question.ts';
import { endsOf } from './held-span.ts';

/** As many as a person looks through at once. */
const panelsShown = 24;

/** A metric at every provider, or every metric of a provider, month by month; what stands out comes first. */
export function controlChartsPage(): Page {
  return page({
    needs: 'see performance',
    path: '/variation/control-charts',
    query: chartsQuery,
    // Whether a month has ended depends on the day.
    cached: false,
    show: async ({ hub, query }): Promise<Outcome> => {
      const { metric, provider, from, to } = query;
      if (metric !== undefined && provider !== undefined) {
        return { redirect: controlChartAddress({ provider, metric, from, to }) };
      }
      return showCharts(hub, query, await askCharts(hub, query));
    },
  });
}

async function showCharts(hub: Hub, query: ChartsQuery, asked: ChartsAsked): Promise<View> {
  const { problems, metric, subject, span } = asked;
  const many = await readMany(hub, asked);
  const named = metric?.shortTitle ?? subject?.name;
  const nothing = subject && problems.length === 0 && !span;
  return {
    view: 'rate/views/variation/control-charts.njk',
    title: many && named ? `${named}: control charts` : 'Control charts',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Variation', href: variationAddress },
      { text: 'Control charts' },
    ],
    ...(problems.length > 0 && { problems, status: 400 }),
    data: {
      forms: chartsForms(hub, query, asked),
      nothing: nothing
        ? `This hub holds no figures of ${metric ? `${metric.code} in ` : ''}${subject.officialName}.`
        : undefined,
      ...(many && manyData(asked, many, Number(query.page ?? 1))),
    },
  };
}

async function readMany(hub: Hub, asked: ChartsAsked): Promise<ManyCharts | undefined> {
  const { metric, subject, span, problems } = asked;
  if (!subject || !span || problems.length > 0) return undefined;
  return metric
    ? chartsOfProviders(hub, { metric, region: subject, span })
    : chartsOfMetrics(hub, { subject, span });
}

function manyData({ metric, subject, span }: ChartsAsked, many: ManyCharts, wanted: number) {
  const { charts, without } = many;
  const ends = span ? endsOf(span) : {};
  const pages = Math.max(1, Math.ceil(charts.length / panelsShown));
  const number = Math.min(wanted, pages);
  const shown = charts.slice((number - 1) * panelsShown, number * panelsShown);
  const query = metric
    ? { metric: metric.code, region: subject?.id, ...ends }
    : { provider: subject?.id, ...ends };
  return {
    heading: metric?.title ?? subject?.name,
    territory: subject?.officialName,
    territoryHref: subject && subjectAddress(subject.id),
    simulated: subject?.simulated,
    spanWords: span && describePeriod(span),
    lead: leadOf(many, metric ? ['provider', 'providers'] : ['metric', 'metrics']),
    multiples:
      shown.length > 0
        ? smallMultiples({
            id: 'charts',
            title: metric ? 'Each provider month by month' : 'Each metric month by month',
            sentence:
              'What goes on now comes first, then what stood out before. Each has a scale of its own.',
            panels: shown.map((one) =>
              panelOf(one, metric ? one.subject.name : one.metric.shortTitle),
            ),
            panelsAre: metric ? 'Provider' : 'Metric',
          })
        : undefined,
    hrefs: shown.map((one) =>
      controlChartAddress({ provider: one.subject.id, metric: one.metric.code, ...ends }),
    ),
    pages: pageLinks(number, pages, (one) => controlChartsAddress({ ...query, page: String(one) })),
    without: without.length > 0 ? listWords(without.map(({ name }) => name)) : undefined,
    withoutCount: without.length,
    nouns: metric ? 'providers' : 'metrics',
    links: metric
      ? [
          { text: `${metric.code}, with its technical note`, href: metricAddress(metric.code, {}) },
          {
            text: 'Who differs from the others by more than chance',
            href: funnelAddress({ metric: metric.code, region: subject?.id }),
          },
        ]
      : [],
  };
}

function leadOf({ charts }: ManyCharts, [one, many]: [string, string]): string {
  const count = (of: number) => `${of} ${of === 1 ? one : many}`;
  if (charts.length === 0) return `No ${one} has a figure of any month.`;
  const limited = charts.filter(hasLimits);
  if (limited.length === 0) return 'Too few months are known to tell what is usual.';
  const now = limited.filter(({ chart }) => isFlagged(lastKnown(chart))).length;
  const ever = limited.filter(({ chart }) => chart?.points.some(isFlagged)).length;
  const unlimited = charts.length - limited.length;
  const rest =
    unlimited === 0 ? '' : ` Of ${count(unlimited)} too little is known to tell what is usual.`;
  if (ever === 0)
    return `None of ${count(limited.length)} goes further than chance takes it.${rest}`;
  const before = ever - now;
  const parts = [
    ...(now > 0 ? [`${now} ${now === 1 ? 'stands' : 'stand'} out in the last month known`] : []),
    ...(before > 0 ? [`${before} stood out ${now > 0 ? 'before' : 'in an earlier month'}`] : []),
  ];
  return `Of ${count(limited.length)}, ${parts.join(' and ')}.${rest}`;
}

function lastKnown(chart: MetricChart['chart']) {
  return chart?.points.findLast(({ value }) => value !== null);
}

function isFlagged(point: { flags: readonly unknown[] } | undefined): boolean {
  return point !== undefined && point.flags.length > 0;
}

function hasLimits({ chart }: MetricChart): boolean {
  return chart?.points.some(({ upper, lower }) => upper !== null || lower !== null) ?? false;
}

function panelOf(one: MetricChart, title: string) {
  const { chart, metric, months, chosen } = one;
  if (chart) {
    return {
      ...{ title, sentence: chart.sentence, points: controlPoints({ ...one, chart }) },
      rebases: rebasesOf(chart).map(({ at }) => at),
      print: (value: number) => printBetween(value, metric),
    };
  }
  return {
    ...{ title, sentence: chosen },
    points: months.map(({ period, outturn, outturnText, missing, level }) => ({
      ...{ month: period, value: outturn, level },
      valueText: outturn === null ? (missing ?? 'No figure') : outturnText,
      ...{ mean: null, lower: null, upper: null, flags: [] },
    })),
    print: (value: number) => printValue(value, metric),
  };
}
