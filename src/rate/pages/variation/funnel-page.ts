import { describePeriod, printPeriod } from '../../../calendar/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import type { MetricFunnel } from '../../variation/funnel.ts';
import { metricAddress } from '../addresses.ts';
import { byReason } from '../rating-words.ts';
import { regionOptions, select } from '../scheme-question.ts';
import {
  controlChartsAddress,
  dataAddresses,
  funnelAddress,
  variationAddress,
} from './addresses.ts';
import { formWith, metricField, textField } from './form-fields.ts';
import {
  answerFunnel,
  type FunnelAnswer,
  type FunnelQuery,
  funnelQuery,
  periodText,
} from './funnel-question.ts';
import { drawnFunnel, funnelTable, spreadWords, unusual } from './funnel-view.ts';

const mostPeriods = 60;

/** Who differs from the others, or from the level, by more than chance. */
export function funnelPage(): Page {
  return page({
    needs: 'see performance',
    path: '/variation/funnel',
    query: funnelQuery,
    // Whether a period has ended depends on the day.
    cached: false,
    show: async ({ hub, query }) => showFunnel(hub, query, await answerFunnel(hub, query)),
  });
}

function showFunnel(hub: Hub, query: FunnelQuery, answer: FunnelAnswer): View {
  const { metric, region, period, report, problems } = answer;
  const isAsked = metric !== undefined && problems.length === 0;
  return {
    view: 'rate/views/variation/funnel.njk',
    title: report ? `${report.metric.shortTitle}, ${report.period}: funnel plot` : 'Funnel plot',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Variation', href: variationAddress },
      { text: 'Funnel plot' },
    ],
    ...(problems.length > 0 && { problems, status: 400 }),
    data: {
      form: formWith(problems, {
        ...{ action: funnelAddress(), label: 'Choose whom to compare', submit: 'Compare' },
        fields: funnelFields(hub, query, answer),
      }),
      territory: region.officialName,
      simulated: region.simulated,
      periodWords: period && describePeriod(period),
      nothing:
        isAsked && !period
          ? `This hub holds no figures of ${metric.code} in ${region.officialName}.`
          : undefined,
      ...(report && reportData(hub, { region, against: query.against }, report)),
    },
  };
}

function funnelFields(hub: Hub, query: FunnelQuery, answer: FunnelAnswer) {
  const { metric, region, held, groups } = answer;
  const periods = held.map((one) => printPeriod(one.period)).slice(0, mostPeriods);
  const chosen = periodText(answer) ?? query.period;
  const listed = periods.includes(chosen ?? '') || chosen === undefined;
  return [
    metricField(hub, metric),
    select('region', 'Region', regionOptions(hub, region)),
    periods.length > 0 && answer.period !== undefined
      ? select('period', 'Period', [
          ...(listed ? [] : [{ value: chosen, text: chosen, selected: true }]),
          ...periods.map((text) => ({ value: text, text, selected: text === chosen })),
        ])
      : textField(
          'period',
          'Period',
          query.period,
          'Such as 2007-08; leave it blank for the latest',
        ),
    ...(groups.length > 0 || query.group !== undefined
      ? [
          select('group', 'Only those of', [
            { value: '', text: 'Any group', selected: query.group === undefined },
            ...groups.map((name) => ({ value: name, text: name, selected: name === query.group })),
          ]),
        ]
      : []),
    select('against', 'Compared with', [
      { value: 'group', text: 'All of them together', selected: query.against === 'group' },
      { value: 'level', text: 'The level they share', selected: query.against === 'level' },
    ]),
  ];
}

type Asked = Pick<FunnelAnswer, 'region'> & Pick<FunnelQuery, 'against'>;

function reportData(hub: Hub, { region, against }: Asked, report: MetricFunnel) {
  const { metric, funnel, period, sentence, without } = report;
  const known = funnel && { ...report, funnel };
  return {
    metric: {
      code: metric.code,
      title: metric.title,
      href: metricAddress(metric.code, { period }),
    },
    ...{ lead: sentence, group: report.group },
    drawing: known && drawnFunnel(hub, known),
    unusual: funnel && unusual(funnel),
    spread: funnel && spreadWords(funnel),
    table: known && known.funnel.points.length > 0 ? funnelTable(known) : undefined,
    without: byReason([...without.map(withoutName), ...(funnel?.leftOut ?? [])]),
    data: dataAddresses('funnel', {
      ...{ metric: metric.code, region: region.id, period },
      ...{ group: report.group ?? undefined, against },
    }),
    charts: controlChartsAddress({ metric: metric.code, region: region.id }),
  };
}

/** Names stand before the reasons, so that many share one. */
function withoutName({ name, because }: { name: string; because: string }) {
  const start = `Of ${name} only`;
  return { name, because: because.startsWith(start) ? because.replace(start, 'Only') : because };
}
