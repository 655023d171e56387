import { describePeriod, parsePeriod, printPeriod } from '../../../calendar/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Outcome, type Page, page, type View } from '../../../web/index.ts';
import type { Mark } from '../../chance/drawn-chart.ts';
import { controlChart, type MetricChart } from '../../variation/control-chart.ts';
import { metricAddress } from '../addresses.ts';
import {
  changeAddress,
  controlChartAddress,
  controlChartsAddress,
  dataAddresses,
  subjectAddress,
  variationAddress,
  yearEndAddress,
} from './addresses.ts';
import { askChart, type ChartAsked, type ChartQuery, chartQuery } from './chart-question.ts';
import { causesTable, drawnChart, monthsTable, phasesTable } from './chart-view.ts';
import { formWith, metricField, spanFields, subjectField } from './form-fields.ts';
import { endsOf } from './held-span.ts';
import { printMark } from './marks.ts';

/** A metric month by month, with what is more than chance. */
export function controlChartPage(): Page {
  return page({
    needs: 'see performance',
    path: '/variation/control-chart',
    query: chartQuery,
    // Whether a month has ended depends on the day.
    cached: false,
    show: async ({ hub, query }): Promise<Outcome> => {
      const asked = await askChart(hub, query);
      if (asked.added && asked.problems.length === 0) {
        return { redirect: `${addressOf(asked, [...asked.marks, asked.added])}#marks` };
      }
      return showChart(hub, query, asked);
    },
  });
}

async function showChart(hub: Hub, query: ChartQuery, asked: ChartAsked): Promise<View> {
  const { metric, subject, span, marks, problems } = asked;
  const known =
    metric && subject && span
      ? await controlChart(hub, {
          ...{ provider: subject.id, providerKind: subject.kind, metric: metric.code, span, marks },
        })
      : undefined;
  const ends = span ? endsOf(span) : query;
  return {
    view: 'rate/views/variation/control-chart.njk',
    title: known
      ? `${known.metric.shortTitle}, ${known.subject.name}: control chart`
      : 'Control chart',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Variation', href: variationAddress },
      { text: 'Control chart' },
    ],
    ...(problems.length > 0 && { problems, status: 400 }),
    data: {
      form: {
        ...formWith(problems, {
          ...{ action: controlChartAddress(), label: 'Choose a chart', submit: 'Show' },
          fields: [
            metricField(hub, metric),
            subjectField(query.provider),
            ...spanFields(ends),
            ...marks.map((mark) => ({ kind: 'hidden', name: 'mark', value: printMark(mark) })),
          ],
        }),
      },
      nothing:
        asked.isAsked && problems.length === 0 && metric && subject && !span
          ? `This hub holds no figures of ${metric.code} for ${subject.name}.`
          : undefined,
      ...(known && knownData(known, asked, query)),
    },
  };
}

function knownData(known: MetricChart, asked: ChartAsked, query: ChartQuery) {
  const { metric, subject, span, chart } = known;
  const { from, to } = endsOf(span);
  const figure = { provider: subject.id, metric: metric.code };
  return {
    metric: { code: metric.code, title: metric.title, href: metricAddress(metric.code, {}) },
    provider: { name: subject.name, href: subjectAddress(subject.id) },
    ...{ simulated: subject.simulated, spanWords: describePeriod(span) },
    lead: chart?.sentence ?? known.chosen,
    drawing: chart ? drawnChart({ ...known, chart }) : undefined,
    causes: chart && chart.rules.length > 0 ? causesTable(chart) : undefined,
    phases: chart && phasesTable(chart, metric),
    months: monthsTable(known),
    notes: chart ? [known.chosen, ...chart.notes] : [],
    canMark: chart !== null,
    suggestion: chart?.suggestion ? suggestionOf(asked, chart.suggestion) : undefined,
    marks: asked.marks.map((mark) => ({
      month: describePeriod(parsePeriod(mark.period)),
      words: mark.words,
      href: `${addressOf(
        asked,
        asked.marks.filter((one) => one !== mark),
      )}#marks`,
    })),
    marking: {
      action: controlChartAddress(),
      hidden: [
        ...Object.entries({ ...figure, from, to }).map(([name, value]) => ({ name, value })),
        ...asked.marks.map((mark) => ({ name: 'mark', value: printMark(mark) })),
      ],
      values: { month: query.month, words: query.words },
    },
    data: dataAddresses('control-chart', {
      ...{ ...figure, kind: subject.kind, span: printPeriod(span) },
      mark: asked.marks.map(printMark),
    }),
    links: [
      {
        text: 'Every metric of this provider',
        href: controlChartsAddress({ provider: subject.id }),
      },
      {
        text: 'This metric at every provider',
        href: controlChartsAddress({ metric: metric.code }),
      },
      { text: 'Whether it changed between two periods', href: changeAddress(figure) },
      { text: 'Where the year will end', href: yearEndAddress(figure) },
    ],
  };
}

/** What a mark says that was set without a reason being known. */
const suggestedWords = 'a change that the months suggest';

function suggestionOf(asked: ChartAsked, mark: Mark) {
  return {
    month: describePeriod(parsePeriod(mark.period)),
    words: mark.words,
    href: `${addressOf(asked, [...asked.marks, { ...mark, words: suggestedWords }])}#marks`,
  };
}

function addressOf({ subject, metric, span }: ChartAsked, marks: readonly Mark[]): string {
  return controlChartAddress({
    ...{ provider: subject?.id, metric: metric?.code, ...(span && endsOf(span)) },
    mark: marks.map(printMark),
  });
}
