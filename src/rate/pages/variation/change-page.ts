import { z } from 'zod';
import { type Period, previousPeriod, printPeriod } from '../../../calendar/index.ts';
import { type Metric, printValue } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { latestOfMany } from '../../../measure/index.ts';
import { type Chart, leagueTable, type Page, page, type View } from '../../../web/index.ts';
import { printBetween } from '../../figures/month-chart.ts';
import { type ChangeSide, type MetricChange, metricChange } from '../../variation/change.ts';
import { metricAddress } from '../addresses.ts';
import {
  changeAddress,
  controlChartAddress,
  dataAddresses,
  subjectAddress,
  traceAddress,
  variationAddress,
} from './addresses.ts';
import { readFigure, readMonth } from './chart-question.ts';
import { formWith, metricField, subjectField, textField } from './form-fields.ts';
import { FormReading, problemsAt } from './form-reading.ts';
import { periodsOf } from './held-span.ts';

const words = z.string().max(200, 'write at most 200 characters').optional();
const changeQuery = z.object({ provider: words, metric: words, from: words, to: words });
type ChangeQuery = z.output<typeof changeQuery>;

type ChangeAnswer = {
  metric: Metric | undefined;
  subject: Subject | undefined;
  from: Period | undefined;
  to: Period | undefined;
  change: MetricChange | undefined;
  problems: readonly Problem[];
  nothing?: string;
};

/** Whether a figure changed from one period to another by more than chance. */
export function changePage(): Page {
  return page({
    needs: 'see performance',
    path: '/variation/change',
    query: changeQuery,
    // Whether a period has ended depends on the day.
    cached: false,
    show: async ({ hub, query }) => showChange(hub, query, await answerChange(hub, query)),
  });
}

async function answerChange(hub: Hub, query: ChangeQuery): Promise<ChangeAnswer> {
  const none = { change: undefined, from: undefined, to: undefined };
  if (query.provider === undefined && query.metric === undefined) {
    return { ...none, metric: undefined, subject: undefined, problems: [] };
  }
  const reading = new FormReading();
  const { metric, subject } = readFigure(hub, reading, query);
  const [earlier, later] = [
    readMonth(reading, 'from', query.from),
    readMonth(reading, 'to', query.to),
  ];
  const { problems } = reading;
  if (!metric || !subject || problems.length > 0) return { ...none, metric, subject, problems };
  const to = later ?? latestOfMany(await periodsOf(hub, subject, [metric.code]));
  const known = { metric, subject, problems };
  if (!to) {
    const nothing = `This hub holds no figures of ${metric.code} for ${subject.name}.`;
    return { ...none, ...known, nothing };
  }
  const from = earlier ?? previousPeriod(to);
  try {
    const change = await metricChange(hub, {
      ...{ provider: subject.id, providerKind: subject.kind, metric: metric.code, from, to },
    });
    return { ...known, from, to, change };
  } catch (error) {
    return { ...known, from, to, change: undefined, problems: problemsAt('from', error) };
  }
}

function showChange(hub: Hub, query: ChangeQuery, answer: ChangeAnswer): View {
  const { metric, from, to, change, subject, problems, nothing } = answer;
  return {
    view: 'rate/views/variation/change.njk',
    title: change ? `${change.metric.shortTitle}, ${change.provider}: change` : 'Change',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Variation', href: variationAddress },
      { text: 'Change' },
    ],
    ...(problems.length > 0 && { problems, status: 400 }),
    data: {
      form: formWith(problems, {
        ...{ action: changeAddress(), label: 'Choose a change', submit: 'Compare' },
        fields: [
          metricField(hub, metric),
          subjectField(query.provider),
          textField('from', 'From', from ? printPeriod(from) : query.from, 'Such as 2006-07'),
          textField('to', 'To', to ? printPeriod(to) : query.to, 'Such as 2007-08'),
        ],
      }),
      nothing,
      ...(change && changeData(change, subject)),
    },
  };
}

function changeData(change: MetricChange, subject: Subject | undefined) {
  const { metric, providerId, provider, before, after, sentence } = change;
  const figure = { provider: providerId, metric: metric.code };
  return {
    metric: { code: metric.code, title: metric.title, href: metricAddress(metric.code, {}) },
    provider: { name: provider, href: subjectAddress(providerId || (subject?.id ?? '')) },
    simulated: subject?.simulated,
    periods: [before.period, after.period],
    lead: sentence,
    drawing: before.interval || after.interval ? drawnSides(change) : undefined,
    table: sidesTable(change),
    data: dataAddresses('change', {
      ...{ ...figure, kind: subject?.kind, from: before.period, to: after.period },
    }),
    chart: controlChartAddress(figure),
  };
}

function drawnSides({ metric, before, after, sentence }: MetricChange): Chart {
  return leagueTable({
    ...{
      id: 'change',
      title: 'Both figures with their 95% intervals',
      rowsAre: 'Period',
      sentence,
    },
    rows: [before, after].map((side) => ({
      ...{ name: side.period, value: side.outturn, valueText: side.outturnText || 'no figure' },
      lower: side.interval?.lower ?? null,
      upper: side.interval?.upper ?? null,
      intervalText: intervalText(metric, side),
    })),
    measured: metric.shortTitle,
    better: metric.polarity === 'lower' ? 'low' : 'high',
    print: (value) => printValue(value, metric),
  });
}

function intervalText(metric: Metric, { interval }: ChangeSide): string {
  if (!interval) return 'no interval';
  const print = (value: number) => printBetween(value, metric);
  return `${print(interval.lower)} to ${print(interval.upper)}`;
}

function sidesTable({ metric, providerId, before, after }: MetricChange) {
  return {
    id: 'sides',
    caption: 'Both periods',
    captionClasses: 'govuk-visually-hidden',
    head: [
      'Period',
      { text: 'Outturn', numeric: true },
      { text: '95% interval', numeric: true },
      'Made of',
    ],
    rows: [before, after].map((side) => [
      side.period,
      outturnCell(side, { provider: providerId, metric: metric.code }),
      { text: intervalText(metric, side), numeric: true },
      side.madeOf ?? '–',
    ]),
  };
}

function outturnCell(
  { outturn, outturnText, interval, period }: ChangeSide,
  whose: { provider: string; metric: string },
) {
  if (outturn === null) return { text: 'no figure', numeric: true };
  if (!interval) return { text: outturnText, numeric: true };
  const href = traceAddress({ ...whose, period });
  return { text: outturnText, href, label: `${period}, the records behind it`, numeric: true };
}
