import { explainMetric, type Metric } from '../../catalogue/index.ts';
import { nameOf, territoriesOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type Outcome, type Page, page, type View } from '../../web/index.ts';
import type { PerformanceRow } from '../performance.ts';
import { dataAddresses, metricAddress, providerAddress, variationAddress } from './addresses.ts';
import { otherPeriods, periodOptions } from './chosen-period.ts';
import { territoryOptions } from './chosen-territory.ts';
import { counted, signedPercent, varianceWords } from './comparison-words.ts';
import { metricCharts } from './metric-charts.ts';
import {
  askMetric,
  type MetricFigures,
  metricAsked,
  metricParams,
  metricQuery,
} from './metric-question.ts';
import { figureCell, rankWords } from './outcomes.ts';
import { countStatuses } from './status-count.ts';
import type { TableCell, TableView } from './table-view.ts';

/** One metric: what is counted, every provider against its level, and how they are spread. */
export function metricPage(): Page {
  return page({
    needs: 'see published',
    path: '/metrics/:code',
    params: metricParams,
    query: metricQuery,
    show: async ({ hub, params, query }): Promise<Outcome> => {
      const metric = metricAsked(hub, params.code);
      if (metric.code !== params.code)
        return { redirect: address(`/metrics/${metric.code}`, query) };
      return showMetric(hub, metric, await askMetric(hub, metric, query));
    },
  });
}

function showMetric(hub: Hub, metric: Metric, figures: MetricFigures | undefined): View {
  return {
    view: 'measure/views/metric.njk',
    title: `${metric.code} ${metric.title}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Metrics', href: '/metrics' },
      { text: metric.code },
    ],
    data: {
      metric,
      domain: hub.catalogue.domains.find(({ code }) => code === metric.domain),
      // Its first line, what is counted, stands at the top of the page.
      note: explainMetric(metric, hub.catalogue, (id) => nameOf(hub.estate, id)).slice(1),
      ...(figures && figuresData(hub, metric, figures)),
    },
  };
}

function figuresData(hub: Hub, metric: Metric, figures: MetricFigures) {
  const { chosen, territory, rows, wholes } = figures;
  const national = wholes.find(({ providerKind }) => providerKind === 'nation');
  return {
    chosen,
    territory: territory.officialName,
    simulated: territory.simulated,
    form: {
      action: metricAddress(metric.code),
      label: 'Choose period and region',
      submit: 'Show',
      fields: [
        { kind: 'select', name: 'period', label: 'Period', options: periodOptions(chosen) },
        {
          kind: 'select',
          name: 'region',
          label: 'Region',
          options: territoryOptions(hub, territory),
        },
      ],
    },
    summary: summaryOf(metric, rows),
    charts: metricCharts(metric, chosen.text, rows, national),
    table: rows.length > 0 ? tableOf(metric, rows) : undefined,
    wholes: wholes.filter(isWorthShowing).map((row) => wholeView(hub, row)),
    otherPeriods: otherPeriods(chosen, (period) => metricAddress(metric.code, { period })),
    variation: variationLinks(metric, figures),
    data: dataAddresses({ metric: metric.code, region: territory.id, period: chosen.text }),
  };
}

/** What is more than chance: who differs, and which months; a word on a scale has none of it. */
function variationLinks({ code, unit }: Metric, { territory, chosen }: MetricFigures) {
  if (unit === 'rating') return [];
  const whose = { metric: code, region: territory.id };
  return [
    {
      text: 'Who differs by more than chance',
      href: variationAddress('funnel', { ...whose, period: chosen.text }),
    },
    {
      text: 'Which months stand out, provider by provider',
      href: variationAddress('control-charts', whose),
    },
  ];
}

function summaryOf(metric: Metric, rows: readonly PerformanceRow[]): string {
  const { met, missed, judged, all } = countStatuses(rows);
  const known = rows.filter(({ status }) => status !== 'no outturn').length;
  const silent = all - known;
  const why = silent === 0 ? '' : `; ${silent} ${silent === 1 ? 'says' : 'say'} why there is none`;
  const have = `${counted(known, 'provider')} ${known === 1 ? 'has' : 'have'} an outturn${why}.`;
  if (judged === 0) return metric.use === 'context' ? '' : have;
  if (missed === 0) return `${have} All ${judged} that have a level met it.`;
  return `${have} ${met} of the ${judged} that have a level met it, ${missed} missed it.`;
}

function tableOf(metric: Metric, rows: readonly PerformanceRow[]): TableView {
  const judged = rows.some(({ level }) => level !== null);
  const group = rows.some(({ rank }) => rank !== null);
  return {
    id: 'providers',
    caption: judged ? 'Every provider against its level' : 'Every provider',
    head: [
      { text: 'Provider' },
      { text: 'Outturn', numeric: true },
      ...(judged
        ? [
            { text: 'Level', numeric: true },
            { text: 'Status' },
            { text: 'Against the level' },
            { text: '% of the level', numeric: true },
          ]
        : []),
      ...(group ? [{ text: 'Rank in its group' }] : []),
    ],
    rows: rows.map((row) => [
      { text: row.provider, href: providerAddress(row.providerId, row.period) },
      figureCell(row, 'outturn'),
      ...(judged ? judgedCells(metric, row) : []),
      ...(group ? [rankCell(row)] : []),
    ]),
  };
}

function judgedCells(metric: Metric, row: PerformanceRow): TableCell[] {
  const { variance, variancePercent } = row;
  const share = variance === null ? '' : signedPercent(variancePercent) || 'level is 0';
  return [
    figureCell(row, 'level'),
    { text: '', status: row.status },
    { text: varianceWords(metric, variance) },
    { text: share, numeric: true },
  ];
}

function rankCell(row: PerformanceRow): TableCell {
  return row.rank === null ? { text: '–' } : { text: rankWords(row), detail: row.rankGroup ?? '' };
}

function isWorthShowing({ outturn, level, outturnSource, explanation }: PerformanceRow): boolean {
  return outturn !== null || level !== null || outturnSource !== null || explanation !== null;
}

function wholeView({ estate }: Hub, row: PerformanceRow) {
  const whole = territoriesOf(estate).find(({ id }) => id === row.providerId);
  return {
    name: whole?.officialName ?? row.provider,
    href: providerAddress(row.providerId, row.period),
    outturn: figureCell(row, 'outturn'),
    level: row.level === null ? undefined : figureCell(row, 'level'),
    status: row.outturn === null || row.level === null ? undefined : row.status,
    explanation: row.explanation,
  };
}
