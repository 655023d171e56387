import {
  type ApiRoute,
  choiceField,
  getRoute,
  periodField,
  repeatedField,
  textField,
} from '../api/index.ts';
import { subjectKinds } from '../estate/index.ts';
import { marksOf } from './marks-api.ts';
import { shownChange, shownChart, shownFunnel, shownYearEnd } from './shown/shown-variation.ts';
import {
  changeSchema,
  chartSchema,
  funnelSchema,
  yearEndSchema,
} from './shown/variation-schemas.ts';
import { changeTable, chartTable, funnelTable, yearEndTable } from './shown/variation-table.ts';
import { metricChange } from './variation/change.ts';
import { controlChart } from './variation/control-chart.ts';
import { metricFunnel } from './variation/funnel.ts';
import { yearEnd } from './variation/year-end.ts';

const metric = textField({ description: 'A code or title.', example: 'K05' });
const figureQuery = {
  provider: textField({
    description: 'An area, establishment, group, region or National: name, code or id.',
    example: 'Stafford',
  }),
  kind: choiceField(subjectKinds, {
    description: 'Which kind, where a name has several.',
  }).optional(),
  metric,
};
const notThere = { 404: 'No provider or metric has that name; the message names the nearest.' };

const chart = getRoute({
  needs: 'see performance',
  path: '/api/variation/control-chart',
  name: 'getControlChart',
  room: 'rate',
  summary: 'A metric over months, with what is more than chance',
  description:
    'A p or u chart where the counts of enough months are known, else XmR. Marks begin a new mean and new limits.',
  query: {
    ...figureQuery,
    span: periodField({
      description: 'The months, such as Apr 2006 to Mar 2008.',
      example: '2007-08',
    }),
    mark: repeatedField({
      description: 'A change that is known of, as Oct 2007: new drug strategy. May be repeated.',
    }).optional(),
  },
  answer: chartSchema,
  refusals: notThere,
  table: (answer) => ({
    fileName: `control-chart-${answer.providerId}-${answer.metric}.csv`,
    ...chartTable(answer),
  }),
  show: async (hub, { query: { provider, kind, metric: code, span, mark = [] } }) =>
    shownChart(
      await controlChart(hub, {
        ...{ provider, providerKind: kind, metric: code, span, marks: marksOf(mark, span) },
      }),
    ),
});

const funnel = getRoute({
  needs: 'see performance',
  path: '/api/variation/funnel',
  name: 'getFunnel',
  room: 'rate',
  summary: 'Whom chance does not explain',
  description:
    'Every provider against all together or their level, with exact limits at 95% and 99.8%, widened where providers ' +
    'differ more than chance has them.',
  query: {
    metric,
    region: textField({ description: 'The nation when left out.' }).optional(),
    period: periodField({ description: 'The latest that is held, when left out.' }).optional(),
    group: textField({ description: 'Only this comparator group.' }).optional(),
    against: choiceField(['group', 'level'], {
      description: 'What they are set against; group when left out.',
    }).optional(),
  },
  answer: funnelSchema,
  refusals: { 404: 'No region or metric has that name; the message names the nearest.' },
  table: (answer) => ({
    fileName: `funnel-${answer.metric}-${answer.period}.csv`,
    ...funnelTable(answer),
  }),
  show: async (hub, { query: { against = 'group', ...query } }) =>
    shownFunnel(await metricFunnel(hub, { ...query, against })),
});

const change = getRoute({
  needs: 'see performance',
  path: '/api/variation/change',
  name: 'getChange',
  room: 'rate',
  summary: 'Whether a change is more than chance',
  description: 'The outturn of two periods of the same length, and the interval of the difference.',
  query: {
    ...figureQuery,
    from: periodField({ description: 'The earlier period.', example: '2006-07' }),
    to: periodField({ description: 'The later period.', example: '2007-08' }),
  },
  answer: changeSchema,
  refusals: notThere,
  table: (answer) => ({
    fileName: `change-${answer.providerId}-${answer.metric}.csv`,
    ...changeTable(answer),
  }),
  show: async (hub, { query: { kind, ...query } }) =>
    shownChange(await metricChange(hub, { ...query, providerKind: kind })),
});

const forecast = getRoute({
  needs: 'see performance',
  path: '/api/variation/year-end',
  name: 'forecastYearEnd',
  room: 'rate',
  summary: 'What a year leads to',
  description:
    'The forecast by the run rate or the shape of earlier years, with its interval, and what the level still takes.',
  query: {
    ...figureQuery,
    year: periodField({ description: 'A financial year.', example: '2007-08' }),
  },
  answer: yearEndSchema,
  refusals: notThere,
  table: (answer) => ({
    fileName: `year-end-${answer.providerId}-${answer.metric}-${answer.year}.csv`,
    ...yearEndTable(answer),
  }),
  show: async (hub, { query: { kind, ...query } }) =>
    shownYearEnd(await yearEnd(hub, { ...query, providerKind: kind })),
});

/** What is chance in a figure: `/api/variation/…`. */
export const variationApi: readonly ApiRoute[] = [chart, funnel, change, forecast];
