import { describePeriod, parsePeriod } from '../../calendar/index.ts';
import { formulaWords, getMetric, type Metric } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type Page, page, type View } from '../../web/index.ts';
import { breakdownsOf } from '../group-method.ts';
import { groupHeadlines, groupNotes } from '../group-words.ts';
import type { GroupedFigure } from '../grouped-figure.ts';
import { metricAddress, providerAddress } from './addresses.ts';
import { groupsForm } from './groups-form.ts';
import { answerGroups, type GroupsQuery, groupsQuery } from './groups-question.ts';
import { groupsChart, groupsTable } from './groups-table.ts';

/** A figure by sex, age, ethnicity or segment, and how the groups compare. */
export function groupsPage(): Page {
  return page({
    needs: 'see performance',
    path: '/groups',
    query: groupsQuery,
    // Whether a period has ended depends on the day.
    cached: false,
    show: ({ hub, query }) => showGroups(hub, query),
  });
}

async function showGroups(hub: Hub, query: GroupsQuery): Promise<View> {
  const answer = await answerGroups(hub, query);
  const figure = answer.kind === 'answered' ? answer.figure : undefined;
  return {
    view: 'measure/views/groups.njk',
    title: figure
      ? `${figure.title} by ${figure.breakdownTitle.toLowerCase()}, ${figure.provider}, ${figure.period}`
      : 'Figures by group',
    breadcrumbs: breadcrumbs(figure),
    ...(answer.kind === 'refused' && { status: answer.status, problems: answer.problems }),
    data: {
      form: groupsForm(hub, figure ? { ...query, by: figure.breakdown } : query),
      ...(figure && figureData(hub, figure)),
    },
  };
}

function breadcrumbs(figure: GroupedFigure | undefined) {
  const home = { text: 'Home', href: '/' };
  if (!figure) return [home, { text: 'Figures by group' }];
  const { metric, period } = figure;
  return [
    home,
    { text: 'Metrics', href: '/metrics' },
    { text: metric, href: metricAddress(metric, { period }) },
    { text: `By ${figure.breakdownTitle.toLowerCase()}` },
  ];
}

function figureData(hub: Hub, figure: GroupedFigure) {
  const metric = getMetric(hub.catalogue, figure.metric);
  const { providerId, period, breakdown } = figure;
  const query = { provider: providerId, metric: metric.code, period };
  const small = figure.suppression === null ? undefined : 'suppressed';
  const asked = { ...query, kind: figure.providerKind, by: breakdown };
  const file = { ...asked, ...(small && { forPublication: 'true' }) };
  return {
    figure,
    unitWords: polarityWords(metric),
    periodWords: describePeriod(parsePeriod(period)),
    formula: metric.formula && formulaWords(metric.formula, metric.unit, hub.catalogue),
    providerHref: providerAddress(providerId, period),
    headlines: groupHeadlines(figure),
    table: figure.groups.length > 0 ? groupsTable(figure) : undefined,
    chart: groupsChart(figure),
    notes: groupNotes(figure),
    publicationHref: address('/groups', { ...query, by: breakdown, small: 'suppressed' }),
    otherBreakdowns: breakdownsOf(hub.catalogue, metric)
      .filter(({ code }) => code !== breakdown)
      .map(({ code, title }) => ({
        text: title,
        href: address('/groups', { ...query, by: code, ...(small && { small }) }),
      })),
    data: {
      csv: address('/api/measure/groups', { ...file, format: 'csv' }),
      json: address('/api/measure/groups', file),
    },
  };
}

function polarityWords({ polarity }: Metric): string {
  return polarity === 'on target' ? 'Best is on the target.' : `Better is ${polarity}.`;
}
